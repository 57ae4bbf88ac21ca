declare const client: MqttClient;

// @ts-expect-error only a URL says the port itself
mqtt.create(undefined, "broker.example.com");
// @ts-expect-error the client is never made from an address as an integer
mqtt.create(undefined, 0x0100007f, 1883);
// @ts-expect-error it may fail: check it first
mqtt.create(undefined, "broker.example.com", 1883).connect();
// @ts-expect-error the client has no such method
client.send("topic", "payload");
// @ts-expect-error there is no level 3
client.publish("topic", "payload", 3);
// @ts-expect-error retain is 0 or 1
client.publish("topic", "payload", 0, true);
// @ts-expect-error a payload is bytes or a zbuff
client.publish("topic", { a: 1 });
// @ts-expect-error several topics are ended as a list, not with levels
client.unsubscribe({ topic: 1 });

client.on((sender, event, data, payload, meta) => {
  const again: MqttClient = sender;
  // @ts-expect-error before the event is known, data is anything
  const unknownData: string = data;
  if (event === "recv") {
    const topic: string = data;
    const bytes: ByteString = payload;
    const level: MqttQos = meta.qos;
    log.info("recv", topic, bytes, level);
  } else if (event === "sent") {
    const id: number = data;
    // @ts-expect-error nothing else comes with "sent"
    const nothing: string = payload;
    log.info("sent", id, nothing);
  } else if (event === "error") {
    const kind: MqttErrorKind = data;
    const code: number = payload;
    log.info("error", kind, code);
    // @ts-expect-error no such event
  } else if (event === "message") {
    log.info("never", again, unknownData);
  }
});
