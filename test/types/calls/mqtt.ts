// A client with a login, a last will and events.
const client = mqtt.create(undefined, "broker.example.com", 8883, { server_cert: "PEM", verify: mqtt.VERIFY_REQUIRED });
const overWebSocket = mqtt.create(undefined, "wss://broker.example.com/mqtt", undefined, true, { conn_timeout: 20 });
if (client) {
  client.auth("id", "user", "secret", false);
  client.keepalive(60);
  client.autoreconn(true, 5000);
  client.will("gateway/1/state", "offline", 1, 1);
  client.debug(true);
  client.on((sender, event, data, payload, meta) => {
    if (event === "conack") sender.subscribe({ "gateway/1/down": 1, "gateway/all": 0 });
    else if (event === "recv") log.info("mqtt", data, payload.length, meta.qos);
    else if (event === "sent") log.info("sent", data);
    else if (event === "error") log.warn("mqtt", data, payload);
  });
  if (client.connect() && client.ready()) {
    const id = client.publish("gateway/1/up", string.char(1, 2, 3), 1);
    log.info("published", id, client.state() === mqtt.STATE_READY);
    client.subscribe("gateway/1/config", 1);
    client.unsubscribe(["gateway/all"]);
    client.disconnect();
  }
  client.close();
}
if (overWebSocket) overWebSocket.connect();

// Callbacks with fewer parameters
if (overWebSocket) {
  overWebSocket.on((_sender, event, data, payload) => {
    if (event === "recv") log.info("mqtt", data, payload.length);
  });
  overWebSocket.on((_sender, event, data) => {
    if (event === "error") log.warn("mqtt", data === "timeout");
  });
  overWebSocket.on((sender, event) => {
    if (event === "conack") sender.subscribe("gateway/all");
  });
  overWebSocket.on((sender) => sender.close());
  overWebSocket.on(() => log.info("mqtt", "an event"));
  const onEvent: MqttCallback<3> = (_sender, event, data) => {
    if (event === "recv") log.info("mqtt", data.length);
  };
  overWebSocket.on(onEvent);
}
