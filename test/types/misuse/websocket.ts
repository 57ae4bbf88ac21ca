const made = websocket.create(undefined, "ws://example.com");
// @ts-expect-error there may be no such adapter: undefined
made.connect();
// @ts-expect-error the adapter comes first, undefined takes the default one
websocket.create("ws://example.com");

if (made) {
  const client = made;

  client.on((link, event, data, fin, opcode) => {
    if (event === "recv") {
      data satisfies ByteString;
      fin satisfies 0 | 1;
      opcode satisfies 0 | 1 | 2;
    } else if (event === "error") {
      data satisfies "connect" | "tx" | "rx" | "other";
      fin satisfies number;
      opcode satisfies undefined;
      // @ts-expect-error what is no kind of error is a slip
      if (data === "timeout") link.close();
    } else {
      event satisfies "conack" | "sent" | "disconnect";
      data satisfies undefined;
      fin satisfies undefined;
      opcode satisfies undefined;
    }
    // @ts-expect-error outside of "recv" there is no payload
    data satisfies ByteString;
    // @ts-expect-error no such event
    if (event === "connect") link.close();
    // @ts-expect-error a second connect() on one client: make a new one
    link.connect();
    link satisfies WebSocketClient;
    if (link === client) link.send("x");
  });
  client.on((_link, event, data) => {
    switch (event) {
      case "recv":
        data satisfies ByteString;
        break;
      case "error":
        data satisfies WebSocketErrorKind;
        break;
      default:
        data satisfies undefined;
    }
  });
  client.on((link) => link.close());
  client.on();

  client.on((_link, event, data, fin) => {
    if (event === "error") {
      data satisfies WebSocketErrorKind;
      fin satisfies number;
    }
  });
  client.on((_link, event) => {
    event satisfies WebSocketEvent[0];
  });
  client.on(() => {});

  const handler: WebSocketCallback<3> = (_link, event, data) => {
    if (event === "recv") data satisfies ByteString;
  };
  client.on(handler);
  // @ts-expect-error the callback gets five arguments
  client.on((_link, _event, _data, _fin, _opcode, _more) => {});

  client.send("text") satisfies boolean;
  client.send("binary", 1);
  // @ts-expect-error 0 does not mean "more fragments follow", whatever the documentation says
  client.send("first part", 0);
  // @ts-expect-error the opcode that the documentation has here is ignored
  client.send("data", 1, 2);
  // @ts-expect-error true is not 1: it would send a text frame
  client.send("binary", true);
  // @ts-expect-error bytes or a zbuff
  client.send([1, 2, 3]);

  const value = "Basic abc-d";
  client.headers(`Authorization: ${value}\r\n`) satisfies true | undefined;
  // @ts-expect-error without the last CR LF the request is malformed and no event ever comes
  client.headers(`Authorization: ${value}`);
  // @ts-expect-error values are strings
  client.headers({ retries: 3 });

  if (client.connect()) {
    client.ready() satisfies boolean;
    // @ts-expect-error a second connect() on one client: make a new one
    client.connect();
  }
  // @ts-expect-error there is no disconnect
  client.disconnect();
}
