/** The methods that the core takes. The vendor's documentation names HEAD too; the source refuses it. */
type HttpMethod = "GET" | "POST" | "PUT" | "DELETE" | "PATCH";

/**
 * Why a request failed: -1 state, -2 bad headers, -3 bad body, -4 no connection (or a request that could not start: bad
 * URL, bad method, no memory), -5 closed too early, -6 receiving failed, -7 the file could not be written, -8 timeout.
 * -9, a failed firmware update, comes with headers and body like a status.
 */
type HttpErrorCode = -1 | -2 | -3 | -4 | -5 | -6 | -7 | -8;

/** The headers of a response, by their names as the server writes them. Of several with one name the last is kept. */
type HttpHeaders = Record<string, string>;

/**
 * The outcome of a request: status, headers and body; or only an error code. `if (headers)` tells them apart.
 * `code` is a status of 100 or above, or -9 when a firmware update failed.
 */
type HttpResult<Body> =
  | [code: number, headers: HttpHeaders, body: Body]
  | [code: HttpErrorCode, headers: undefined, body: undefined];

/**
 * A running request. Get its result once, with `wait` or `cb`.
 *
 * Source: script/corelib/sys.lua
 *
 * @noSelf
 */
interface HttpRequest<Body> {
  /**
   * Waits for the outcome. Only inside a task: elsewhere it ends the VM.
   *
   * Source: script/corelib/sys.lua
   */
  wait(): LuaMultiReturn<HttpResult<Body>>;

  /**
   * Calls a function with the outcome, in a task of its own: it may wait.
   *
   * Source: script/corelib/sys.lua
   */
  cb(callback: (this: void, ...result: HttpResult<Body>) => void): void;
  /**
   * Calls a function with the outcome, in a task of its own: one of at most two parameters, which leaves out the body.
   *
   * Source: script/corelib/sys.lua
   */
  cb(callback: (this: void, code: number, headers: HttpHeaders | undefined) => void): void;
}

/** How to do a request. */
interface HttpOptions<UserData = undefined> {
  /**
   * For the whole request. Below 1000 (0 too, which the vendor's documentation calls "forever") the default applies:
   * 60000, or 300000 into a file, or 600000 for a firmware update.
   */
  timeout?: Milliseconds;
  /** The network adapter. Default: the default one. */
  adapter?: NetworkAdapter;
  /** Whether to ask DNS for an IPv6 address. Default false. */
  ipv6?: boolean;
  /** Writes the request and its progress to the log. Default false. */
  debug?: boolean;
  /**
   * Called after the headers and after each part of the body, outside any task: it must not wait.
   * `contentLengthBytes` is 0 when the server does not say it.
   */
  callback?: (this: void, contentLengthBytes: Bytes, receivedBytes: Bytes, userdata: UserData) => void;
  /** The third argument of `callback`. */
  userdata?: UserData;
  /** See {@link HttpDownloadOptions}. */
  dst?: undefined;
  /** See {@link HttpFotaOptions}. */
  fota?: false;
}

/** How to do a request whose body goes into a file. */
interface HttpDownloadOptions<UserData = undefined> extends Omit<HttpOptions<UserData>, "dst"> {
  /** The file to write, such as `"/data.bin"`. An old one is removed. */
  dst: string;
}

/** How to do a request whose body is a firmware update. Not together with `dst`. */
interface HttpFotaOptions<UserData = undefined> extends Omit<HttpOptions<UserData>, "fota"> {
  /** True, or where to store it when that is not the module's own flash: as in `fota.init`. */
  fota: true | { address?: number; length?: Bytes; param1?: SpiDevice };
}

/**
 * HTTP/1.1 requests.
 *
 * Source: components/network/libhttp/luat_lib_http.c
 *
 * @noSelf
 */
declare namespace http {
  /**
   * Starts a request whose body goes into a file.
   *
   * @param method Default `"GET"`.
   * @param url `http://` or `https://`, with `user:password@` if needed. Without `caCert` an https server
   *   **is not verified**.
   * @param headers Extra headers. `Content-Length` among them is ignored.
   * @param body The bytes to send.
   * @param options Units in {@link HttpOptions}.
   * @param caCert The CA certificate of the server.
   * @param clientCert The certificate of this side.
   * @param clientKey Its private key.
   * @param clientPassword The password of that key.
   * @returns The request. The body of its result is the length of the file, or -1 when the download broke off.
   *
   * Source: components/network/libhttp/luat_lib_http.c
   */
  function request<UserData = undefined>(
    method: HttpMethod | undefined,
    url: string,
    headers: Record<string, string | number> | undefined,
    body: ByteString | undefined,
    options: HttpDownloadOptions<UserData>,
    caCert?: ByteString,
    clientCert?: ByteString,
    clientKey?: ByteString,
    clientPassword?: ByteString,
  ): HttpRequest<Bytes>;
  /**
   * Starts a request whose body is a firmware update. After it, restart the module.
   *
   * @returns The request. The body of its result is a length with status 200, otherwise the response.
   *   A code of -9 means that the update was not accepted.
   *
   * Source: components/network/libhttp/luat_lib_http.c
   */
  function request<UserData = undefined>(
    method: HttpMethod | undefined,
    url: string,
    headers: Record<string, string | number> | undefined,
    body: ByteString | undefined,
    options: HttpFotaOptions<UserData>,
    caCert?: ByteString,
    clientCert?: ByteString,
    clientKey?: ByteString,
    clientPassword?: ByteString,
  ): HttpRequest<Bytes | ByteString>;
  /**
   * Starts a request with a zbuff. POST and PUT send its bytes in use, **and the response body is lost**; the other
   * methods append the response body to it. Keep the zbuff in a variable until the end: the core keeps no reference to
   * it.
   *
   * @returns The request. The body of its result is the length of the response body.
   *
   * Source: components/network/libhttp/luat_lib_http.c
   */
  function request<UserData = undefined>(
    method: HttpMethod | undefined,
    url: string,
    headers: Record<string, string | number> | undefined,
    body: ZBuff,
    options?: HttpOptions<UserData>,
    caCert?: ByteString,
    clientCert?: ByteString,
    clientKey?: ByteString,
    clientPassword?: ByteString,
  ): HttpRequest<Bytes>;
  /**
   * Starts a request. Call it in a task and wait for the outcome:
   * `const [code, headers, body] = http.request(…).wait()`.
   *
   * @param method Default `"GET"`.
   * @param url `http://` or `https://`, with `user:password@` if needed. Without `caCert` an https server
   *   **is not verified**.
   * @param headers Extra headers. `Content-Length` among them is ignored.
   * @param body The bytes to send.
   * @param options Units in {@link HttpOptions}.
   * @param caCert The CA certificate of the server.
   * @param clientCert The certificate of this side.
   * @param clientKey Its private key.
   * @param clientPassword The password of that key.
   * @returns The request. The body of its result is a string of bytes.
   *
   * Source: components/network/libhttp/luat_lib_http.c
   */
  function request<UserData = undefined>(
    method: HttpMethod | undefined,
    url: string,
    headers?: Record<string, string | number>,
    body?: ByteString,
    options?: HttpOptions<UserData>,
    caCert?: ByteString,
    clientCert?: ByteString,
    clientKey?: ByteString,
    clientPassword?: ByteString,
  ): HttpRequest<ByteString>;

  /**
   * For the vendor's own tests. Only in cores that were built with them.
   *
   * @deprecated It exists only in the vendor's test cores. There is nothing to use in its place.
   *
   * Source: components/network/libhttp/luat_lib_http.c
   */
  const utest: ((this: void, caseName?: string) => unknown) | undefined;
}
