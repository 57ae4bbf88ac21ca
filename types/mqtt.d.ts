/** How sure a message arrives: 0 at most once, 1 at least once, 2 exactly once. Above 2 counts as 0. */
type MqttQos = 0 | 1 | 2;

/** What {@link MqttClient.state} says: `mqtt.STATE_DISCONNECT`, `STATE_SCONNECT`, `STATE_MQTT` or `STATE_READY`. */
type MqttState =
  | typeof mqtt.STATE_DISCONNECT
  | typeof mqtt.STATE_SCONNECT
  | typeof mqtt.STATE_MQTT
  | typeof mqtt.STATE_READY;

/** What has gone wrong: no connection, a failed send, a login that was refused, anything else, or no answer in time. */
type MqttErrorKind = "connect" | "tx" | "conack" | "other" | "timeout";

/** What comes with a received message, apart from topic and payload. */
interface MqttMessageMeta {
  /** The number of the message. */
  message_id: number;
  /** The level of delivery. */
  qos: MqttQos;
  /** 1: the server had kept the message. */
  retain: 0 | 1;
  /** 1: the server has sent it before. */
  dup: 0 | 1;
}

/**
 * An event and what comes with it. In a callback of five parameters, testing `event` narrows the others.
 * Name the parameters one by one: a rest parameter compiles to a table for each call.
 */
type MqttEvent =
  /** The server has accepted the login: subscribe and publish from here. */
  | [event: "conack", data: undefined, payload: undefined, meta: undefined]
  /** A subscription was accepted with a level of delivery. */
  | [event: "suback", ok: true, qos: MqttQos, meta: undefined]
  /** A subscription was refused with a code, mostly 0x80. */
  | [event: "suback", ok: false, code: number, meta: undefined]
  /** A subscription was ended. */
  | [event: "unsuback", data: undefined, payload: undefined, meta: undefined]
  /** A message. The payload holds bytes. */
  | [event: "recv", topic: string, payload: ByteString, meta: MqttMessageMeta]
  /** A message is sent: with level 0 at once and with number 0; with 1 and 2 when the server has confirmed it. */
  | [event: "sent", messageId: number, payload: undefined, meta: undefined]
  /** The link is down: -1 the socket, -2 the server said so, 0 this side, above 0 the code of a refused login. */
  | [event: "disconnect", reason: number, payload: undefined, meta: undefined]
  /** After "disconnect", when there is no automatic reconnection. */
  | [event: "close", data: undefined, payload: undefined, meta: undefined]
  /** The server has answered a ping. */
  | [event: "pong", data: undefined, payload: undefined, meta: undefined]
  /** Something went wrong; "disconnect" comes with it, before or after. Of "conack", `code` is what the server said. */
  | [event: "error", kind: MqttErrorKind, code: number, meta: undefined];

/**
 * What {@link MqttClient.on} calls, outside any task: `sys.wait` and all that waits ends the VM there, and so does an
 * error.
 *
 * A callback written inside `on(…)` may have any number of parameters up to five. To give one a name, say how many:
 * `const onEvent: MqttCallback<3> = (client, event, data) => { … }`.
 *
 * @typeParam Count How many parameters it has. Default 5. One or none: say 2.
 * @param args The client, and as many values of a {@link MqttEvent} as `Count` allows.
 */
type MqttCallback<Count extends 2 | 3 | 4 | 5 = 5> = (this: void, ...args: MqttCallbackArguments<Count>) => void;

/**
 * The first arguments of a {@link MqttCallback}: the client, then a {@link MqttEvent}.
 * They are one tuple, because TypeScript narrows parameters by each other only within one tuple.
 */
type MqttCallbackArguments<Count extends 2 | 3 | 4 | 5 = 5> = {
  2: [client: MqttClient, event: MqttEvent[0]];
  3: EventWithoutLast<MqttCallbackArguments<4>>;
  4: EventWithoutLast<MqttCallbackArguments<5>>;
  5: [client: MqttClient, ...event: MqttEvent];
}[Count];

/** TLS with certificates, for {@link mqtt.create}. */
interface MqttTls {
  /** The CA certificate of the server. */
  server_cert?: ByteString;
  /** The certificate of this side. */
  client_cert?: ByteString;
  /** Its private key. */
  client_key?: ByteString;
  /** The password of that key. */
  client_password?: ByteString;
  /** `mqtt.VERIFY_NONE`, `mqtt.VERIFY_OPTION` or `mqtt.VERIFY_REQUIRED`. Default: required. */
  verify?: 0 | 1 | 2;
}

/** Further options of {@link mqtt.create}. */
interface MqttOptions {
  /** Whether to ask DNS for an IPv6 address. Default false. */
  ipv6?: boolean;
  /** The receive buffer; when more waits than fits, the link ends. Default 32768 on these modules. */
  rxSize?: Bytes;
  /** From connecting to the accepted login, 5 to 120 (clamped). Default 30. Without effect over WebSocket. */
  conn_timeout?: Seconds;
}

/**
 * MQTT 3.1.1 clients.
 *
 * A client's methods live in the same table: `mqtt.publish(client, …)` is `client:publish(…)`. Only the methods are
 * declared.
 *
 * Source: components/network/libemqtt/luat_lib_mqtt.c
 *
 * @noSelf
 */
declare namespace mqtt {
  /**
   * Makes a client. It connects nothing yet.
   *
   * @param adapter The network adapter. `undefined`: the default one.
   * @param host A `ws://` or `wss://` URL of at most 255 bytes. Since 2025-09-23.
   * @param port The server's port. Default: what the URL says.
   * @param tls True: TLS, and the server **is not verified**. Or certificates. Default false.
   * @param options Further options. A boolean means `{ ipv6 }`.
   * @returns The client. `undefined` when there is no such adapter, no memory, or a certificate is bad.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  function create(
    adapter: NetworkAdapter | undefined,
    host: `ws://${string}` | `wss://${string}`,
    port?: number,
    tls?: boolean | MqttTls,
    options?: MqttOptions | boolean,
  ): MqttClient | undefined;
  /**
   * Makes a client. It connects nothing yet.
   *
   * @param adapter The network adapter. `undefined`: the default one.
   * @param host The server's name or address as text, at most 191 bytes. The vendor takes an address as an integer too,
   *   but the client is then never made.
   * @param port The server's port.
   * @param tls True: TLS, and the server **is not verified**. Or certificates. Default false.
   * @param options Further options. A boolean means `{ ipv6 }`.
   * @returns The client. `undefined` when there is no such adapter, no memory, or a certificate is bad.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  function create(
    adapter: NetworkAdapter | undefined,
    host: string,
    port: number,
    tls?: boolean | MqttTls,
    options?: MqttOptions | boolean,
  ): MqttClient | undefined;

  /** No link. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const STATE_DISCONNECT: 0;
  /** The socket connects. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const STATE_SCONNECT: 1;
  /** The socket is connected, the login is under way. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const STATE_MQTT: 2;
  /** Logged in. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const STATE_READY: 3;

  /** The server's certificate is not checked. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const VERIFY_NONE: 0;
  /** A bad certificate is only noted. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const VERIFY_OPTION: 1;
  /** A bad certificate ends the connection. Source: components/network/libemqtt/luat_lib_mqtt.c */
  const VERIFY_REQUIRED: 2;
}

/**
 * An MQTT client, made by `mqtt.create`. In Lua its `type` is `"userdata"`. Nothing is kept or sent again for you: what
 * was not sent when a link broke is lost.
 *
 * The constants of `mqtt` are not to be read through a client: the core would hand out a function that crashes.
 *
 * Source: components/network/libemqtt/luat_lib_mqtt.c
 */
interface MqttClient {
  /**
   * Sets the login, before `connect`.
   *
   * @param clientId At most 191 bytes. Default `""`: the server picks one.
   * @param username At most 191 bytes. Default `""`.
   * @param password At most 511 bytes. Default `""`.
   * @param cleanSession Whether the server forgets the last session. Default true.
   * @returns True; nothing when one of them is too long. Before 2025-03-19 always nothing.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  auth(clientId?: string, username?: string, password?: string, cleanSession?: boolean): true | undefined;

  /**
   * Sets how often the client pings the server, before `connect`. The ping goes out after three quarters of that time.
   *
   * @param seconds 15 to 600, clamped. Default 240.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  keepalive(seconds?: Seconds): void;

  /**
   * Sets the function for events, one for a client; without an argument none.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  on(callback?: MqttCallback): void;
  /**
   * Sets the function for events: one of four parameters, which leaves out what comes with a message.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  on(callback: MqttCallback<4>): void;
  /**
   * Sets the function for events: one of three parameters, which leaves out the payload.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  on(callback: MqttCallback<3>): void;
  /**
   * Sets the function for events: one of at most two parameters.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  on(callback: MqttCallback<2>): void;

  /**
   * Starts to connect. "conack" comes when it is done.
   *
   * @returns False when it could not start.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  connect(): boolean;

  /**
   * Connects again after a link broke, at a fixed distance.
   *
   * @param on Default: no change.
   * @param intervalMs At least 1000. Default 3000.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  autoreconn(on?: boolean, intervalMs?: Milliseconds): void;

  /**
   * Publishes a message.
   *
   * @param topic The topic.
   * @param payload The bytes, `""` too; of a zbuff those in use, `[0, used)`.
   * @param qos Default 0. The vendor's documentation names 0 and 1; the source takes 2 as well.
   * @param retain 1: the server keeps the message. Default 0.
   * @returns The number of the message, 0 with level 0. Nothing when it could not be sent. "sent" follows.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  publish(topic: string, payload: ByteString | ZBuff, qos?: MqttQos, retain?: 0 | 1): number | undefined;

  /**
   * Subscribes to a topic.
   *
   * @param topic The topic.
   * @param qos The level of delivery. Default 0.
   * @returns The number of the last message. Nothing when it could not be sent. "suback" follows.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  subscribe(topic: string, qos?: MqttQos): number | undefined;
  /**
   * Subscribes to several topics.
   *
   * @param topics The level of delivery of each.
   * @returns The number of the last message. Nothing when it could not be sent. "suback" follows.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  subscribe(topics: Record<string, MqttQos>): number | undefined;

  /**
   * Ends subscriptions.
   *
   * @returns The number of the last message. Nothing when it could not be sent. "unsuback" follows.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  unsubscribe(topic: string | string[]): number | undefined;

  /**
   * Ends the link. The client can connect again, and with {@link MqttClient.autoreconn} it does.
   *
   * @returns Always true.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  disconnect(): true;

  /**
   * Ends the link and frees the client. Call no method afterwards; no event comes either.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  close(): void;

  /**
   * Whether the client is logged in.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  ready(): boolean;

  /**
   * How far the client is. The vendor's documentation lists other numbers than the source.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  state(): MqttState;

  /**
   * Sets the message that the server publishes when the link breaks, before `connect`.
   *
   * @param topic The topic.
   * @param payload The bytes.
   * @param qos Default 0.
   * @param retain 1: the server keeps the message. Default 0.
   * @returns False when memory is short.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  will(topic: string, payload: ByteString, qos?: MqttQos, retain?: 0 | 1): boolean;

  /**
   * Switches the log of the network layer.
   *
   * @param on Default: no change.
   *
   * Source: components/network/libemqtt/luat_lib_mqtt.c
   */
  debug(on?: boolean): void;
}
