/** What has gone wrong with a link. `"other"` is in the core's table, but nothing sends it. */
type WebSocketErrorKind = "connect" | "tx" | "rx" | "other";

/** The opcode of a received frame: 0 continuation, 1 text, 2 binary. Control frames never reach Lua. */
type WebSocketOpcode = 0 | 1 | 2;

/** Header lines for {@link WebSocketClient.headers}: each line ends in CR LF, also the last. */
type WebSocketHeaderLines = `${string}\r\n`;

/**
 * An event and its values. In a callback of five parameters, testing `event` narrows the others:
 *
 * ```ts
 * client.on((client, event, data, fin, opcode) => {
 *   if (event === "recv") handle(data, opcode); // data is a ByteString
 * });
 * ```
 *
 * Do not assign to the parameters, or they stop narrowing. Name them one by one: a rest parameter
 * (`...event`) compiles to a table for each call.
 */
type WebSocketEvent =
  /** The handshake succeeded: the link is open. */
  | [event: "conack", data: undefined, fin: undefined, opcode: undefined]
  /**
   * One frame of data, or one fragment: the core does not join fragments. For a message in three fragments,
   * `(fin, opcode)` is (0, 1) (0, 0) (1, 0). `data` holds bytes. `client.ready()` may already be false.
   *
   * **A larger frame than the core takes ends the link**: "error" with "rx" (from 2025-09-01), then "disconnect". A core
   * takes some 4096 bytes of data before 2025-04-30, then 8192. So the server must send smaller frames.
   *
   * Before 2025-08-07 `fin` always reads 1, and a continuation frame ends the link.
   */
  | [event: "recv", data: ByteString, fin: 0 | 1, opcode: WebSocketOpcode]
  /**
   * The peer's TCP has everything that was sent; its program may not have read it. **It does not come for each send**:
   * ten sends in a row produced one. Since 2023-04-01; from 2025-08-07 to 2025-12-21 it never comes.
   */
  | [event: "sent", data: undefined, fin: undefined, opcode: undefined]
  /**
   * The link has ended, for any reason. After a reset, the event often comes twice. There is no close code.
   * Since 2023-04-01.
   */
  | [event: "disconnect", data: undefined, fin: undefined, opcode: undefined]
  /**
   * Something went wrong; "disconnect" follows. From 2025-09-01. A polite close by the server also arrives as "rx".
   * `code` is always 0 in the sources.
   */
  | [event: "error", kind: WebSocketErrorKind, code: number, opcode: undefined];

/**
 * The callback of {@link WebSocketClient.on}. The core calls it outside any task: `sys.wait`, or anything else that
 * waits, ends the VM there. So does an error. The module reboots 15 s later.
 *
 * A callback written inside `on(…)` may have any number of parameters up to five. To give one a name, say how many:
 * `const onEvent: WebSocketCallback<3> = (client, event, data) => { … }`.
 *
 * @typeParam Count How many parameters it has. Default 5. One or none: say 2.
 * @param args The client, and as many values of a {@link WebSocketEvent} as `Count` allows.
 */
type WebSocketCallback<Count extends 2 | 3 | 4 | 5 = 5> = (
  this: void,
  ...args: WebSocketCallbackArguments<Count>
) => void;

/**
 * The first arguments of a {@link WebSocketCallback}: the client, then a {@link WebSocketEvent}.
 * They are one tuple, because TypeScript narrows parameters by each other only within one tuple.
 */
type WebSocketCallbackArguments<Count extends 2 | 3 | 4 | 5 = 5> = {
  2: [client: StartedWebSocketClient, event: WebSocketEvent[0]];
  3: EventWithoutLast<WebSocketCallbackArguments<4>>;
  4: EventWithoutLast<WebSocketCallbackArguments<5>>;
  5: [client: StartedWebSocketClient, ...event: WebSocketEvent];
}[Count];

/** Lists without their last element, each of a union by itself. Callbacks of `mqtt` use it, too. */
type EventWithoutLast<List extends unknown[]> = List extends [...infer Front, unknown] ? Front : never;

/**
 * WebSocket clients, one object for each link.
 *
 * EC618 (Air780E) cores with on-chip speech lack it: check with `if (websocket)`.
 *
 * Source: components/network/websocket/luat_lib_websocket.c
 *
 * @noSelf
 */
declare namespace websocket {
  /**
   * Makes a client. The client opens nothing yet: set `headers` and `on`, then call `connect`.
   *
   * **With `wss://` the core never verifies the server**, and Lua cannot change that. TLS 1.2 at most.
   *
   * @param adapter The network adapter. `undefined`: the default one.
   * @param url `ws://host[:port][/path]` or `wss://…`. Ports 80 and 443 by default. The core
   *   silently cuts the host after 191 bytes and the path after 255. It misreads a user, a password, and an IPv6
   *   address in brackets. A URL without a scheme counts as `ws://`; any other scheme counts as the host.
   * @param keepaliveSeconds A ping goes out after this many seconds without traffic. Integer, 1 to 65535. Default 60,
   *   also for 0 and for a fraction. The core does not check whether a pong comes. Since 2024-04-28.
   * @param ipv6 Whether to ask for an IPv6 address of the host. Default false. Since 2024-06-17.
   * @returns The client. `undefined` when there is no such adapter, when no connection is free, or when TLS cannot
   *   start.
   * @throws When the adapter is not an integer or the URL not a string.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function create(
    adapter: NetworkAdapter | undefined,
    url: string,
    keepaliveSeconds?: Seconds,
    ipv6?: boolean,
  ): WebSocketClient | undefined;

  // The module's table is also where a client's methods live.

  /**
   * @param client The client.
   * @param callback Called with each event. Default: none.
   * @deprecated The same function as the method. Write `client.on(…)`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function on(client: WebSocketClient, callback?: WebSocketCallback): void;
  /**
   * @param client The client.
   * @returns Whether the attempt was started.
   * @deprecated The same function as the method. Write `client.connect()`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function connect(client: WebSocketClient): boolean;
  /**
   * @param client The client.
   * @param enabled Whether to connect again.
   * @param intervalMs The pause before each attempt, at least 1000. Default 3000.
   * @throws When the time is not an integer.
   * @deprecated The same function as the method, with the same defects. Make a new client for each attempt.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function autoreconn(client: WebSocketClient, enabled: boolean, intervalMs?: Milliseconds): void;
  /**
   * @param client The client.
   * @param data The payload, in bytes.
   * @param binary 1 for a binary frame. Default: a text frame.
   * @returns What the method returns: **it depends on the core's age**.
   * @deprecated The same function as the method. Write `client.send(…)`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function send(client: WebSocketClient, data: ByteString | ZBuff, binary?: 1): boolean;
  /**
   * @param client The client.
   * @deprecated The same function as the method. Write `client.close()`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function close(client: WebSocketClient): void;
  /**
   * @param client The client.
   * @returns Whether the link is up.
   * @deprecated The same function as the method. Write `client.ready()`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function ready(client: WebSocketClient): boolean;
  /**
   * @param client The client.
   * @param headers Header lines, each one ending in CR LF, or values by names.
   * @returns `true`, or `undefined` when it is too long.
   * @deprecated The same function as the method. Write `client.headers(…)`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function headers(client: WebSocketClient, headers: WebSocketHeaderLines | Record<string, string>): true | undefined;
  /**
   * @param client The client.
   * @param enabled Whether to log.
   * @deprecated The same function as the method. Write `client.debug(…)`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  function debug(client: WebSocketClient, enabled: boolean): void;
}

/**
 * One WebSocket link, made by `websocket.create`. In Lua its `type` is `"userdata"`.
 *
 * Use a client for one attempt: `create`, `headers`, `on`, `connect`, and `close` when it is over. Then make a new one.
 * The core keeps a client alive until `close()`.
 *
 * The core has no handshake timeout (with a silent server, no event came for 95 s). It does not check that pongs come,
 * sends no close frame, and does not limit what waits to be sent.
 *
 * Source: components/network/websocket/luat_lib_websocket.c
 */
interface WebSocketClient {
  /**
   * Sets the callback for all events, and replaces the one before. `undefined` removes it.
   *
   * Set it before `connect`. Without one, the topic `WEBSOCKET_CONNACK` is not published either.
   *
   * @param callback Called as `(client, event, …)`; testing `event` narrows the rest: see {@link WebSocketEvent}.
   *   It runs outside any task. Default: none.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  on(callback?: WebSocketCallback): void;
  /**
   * Sets the callback for all events: one of four parameters, which leaves out the opcode.
   *
   * @param callback Called as `(client, event, data, fin)`, outside any task.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  on(callback: WebSocketCallback<4>): void;
  /**
   * Sets the callback for all events: one of three parameters, which leaves out FIN and the opcode.
   *
   * @param callback Called as `(client, event, data)`, outside any task.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  on(callback: WebSocketCallback<3>): void;
  /**
   * Sets the callback for all events: one of at most two parameters.
   *
   * @param callback Called as `(client, event)`, outside any task.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  on(callback: WebSocketCallback<2>): void;

  /**
   * Starts to connect. The result comes as an event: "conack", or "error" and "disconnect". **No event comes** when the
   * server accepts the connection and stays silent. So set a timer of your own.
   *
   * **Call it once per client.** A second `connect()` after a disconnect fails on stale bytes; while the link is open,
   * it ends the link. Make a new client for each attempt.
   *
   * The core loses what arrives in the same TCP segment as the server's 101: let the server wait for a first frame.
   *
   * @returns Whether the attempt was started. False after `close()`. Before 2025-08-07 it is never false. True does not
   *   mean that the server can be reached.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  connect(): this is StartedWebSocketClient;

  /**
   * Lets the core reconnect by itself after a disconnect, always after the same pause.
   *
   * @param enabled Whether to connect again.
   * @param intervalMs The pause before each attempt, in milliseconds. At least 1000. Default 3000.
   * @throws When the time is not an integer.
   * @deprecated No backoff, no jitter, no end, and it reuses the object. Make a new client for each attempt.
   *
   * Source: components/network/websocket/luat_websocket.c
   */
  autoreconn(enabled: boolean, intervalMs?: Milliseconds): void;

  /**
   * Sends one frame: a text frame, or a binary frame with 1 as the second argument.
   *
   * The vendor's documentation calls the second argument "last fragment" and adds a third one for the opcode. The
   * source has neither: FIN is always 1, a third argument is ignored, and `send(data, 0)` sends a whole text frame.
   *
   * **What it returns depends on the core's age:**
   *
   * | core of | it worked | the network refused |
   * |---|---|---|
   * | before 2025-08-07 | **false** | **true** |
   * | from 2025-08-07 | true | false |
   *
   * Find out which value means success with a first `send("", 1)` after "conack", while `ready()` is true. When memory
   * is short, `send` returns the failure value and `ready()` stays true.
   *
   * The core copies the bytes and queues them on the heap without a limit: send one burst, then wait for "sent".
   *
   * @param data The payload, in bytes: a string, or a zbuff of which `[0, used())` is sent. 0 to 65534 bytes. 65535 are
   *   refused; **from 65536 on the length is taken modulo 65536 silently**: 70000 bytes send 4464.
   * @param binary 1 for a binary frame. Left out: a text frame.
   * @returns See above. False when the link is not ready.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  send(data: ByteString | ZBuff, binary?: 1): boolean;

  /**
   * Whether the handshake succeeded and no disconnect has come since.
   *
   * It stays true when the peer has silently gone: it does not check the path.
   *
   * @returns Whether it is ready. False after `close()`.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  ready(): boolean;

  /**
   * Ends the link and frees the client. It sends no close frame, and no event follows, not even "disconnect".
   *
   * The client does nothing afterwards: `ready()`, `send()` and `connect()` return false. A second `close()` does
   * nothing. There is no `disconnect` method.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  close(): void;

  /**
   * Sets further lines of the request, as they are, and replaces those set before. Call it before `connect`.
   * Since 2023-01-28: a script that also runs on older cores checks `client.headers !== undefined` first.
   *
   * @param lines `"Name: value\r\n"`, several in a row. 1023 bytes at most, cut at a NUL. **Without the last CR LF the
   *   request is malformed and no event ever comes.** Build it with a template: `` `X-Id: ${id}\r\n` ``.
   * @returns `true`. `undefined` when the lines are too long; then the lines set before stay.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  headers(lines: WebSocketHeaderLines): true | undefined;
  /**
   * Sets further lines of the request from names and values, in no particular order.
   *
   * @param fields The values by name. A name and its value have 1 to 256 bytes together, neither of them empty.
   * @returns `true`. `undefined` when one is empty or too long; then the lines set before stay.
   * @deprecated It percent-encodes `*`, `-`, `.`, `_` and space in the values: `Basic abc-d` arrives as
   *   `Basic%20abc%2Dd`. Write a string: `` client.headers(`Authorization: ${value}\r\n`) ``.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  headers(fields: Record<string, string>): true | undefined;

  /**
   * Turns the log of the network layer on or off for this client. Since 2023-01-28.
   *
   * **Not after `close()`**: the source reads through a pointer that is then NULL.
   *
   * @param enabled Whether to log. Anything but a boolean is ignored. Default: off.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  debug(enabled: boolean): void;
}

/**
 * A client whose `connect()` was called. Callbacks receive it.
 *
 * Source: components/network/websocket/luat_lib_websocket.c
 */
interface StartedWebSocketClient extends WebSocketClient {
  /**
   * @deprecated A second `connect()` on one client fails on stale bytes; while the link is open, it ends the link.
   *   `close()` this one and make a new client.
   *
   * Source: components/network/websocket/luat_lib_websocket.c
   */
  connect: never;
}
