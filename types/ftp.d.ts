/** The outcome to come: true, or what the server said. */
type FtpOutcome = {
  /** Waits for the outcome. Only in a task. */
  wait(this: void): string | boolean;
};

/**
 * A client for FTP. Each call returns an object whose `.wait()` returns the result, in a task.
 *
 * Source: components/network/libftp/luat_lib_ftp.c
 *
 * @noSelf
 */
declare namespace ftp {
  /**
   * Connects and logs in.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function login(
    adapter: NetworkAdapter | undefined,
    host: string,
    port?: number,
    user?: string,
    password?: string,
  ): FtpOutcome;

  /**
   * Sends a command: NOOP, SYST, TYPE, PWD, MKD, CWD, CDUP, RMD, DELE or LIST.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function command(line: string): FtpOutcome;

  /**
   * Fetches a file.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function pull(localFile: string, remoteFile: string): FtpOutcome;

  /**
   * Sends a file.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function push(localFile: string, remoteFile: string): FtpOutcome;

  /**
   * Logs out and disconnects.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function close(): FtpOutcome;

  /**
   * Writes more to the log.
   *
   * Source: components/network/libftp/luat_lib_ftp.c
   */
  function debug(on: boolean): void;
}
