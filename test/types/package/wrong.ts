uart.on(1, "received", () => {});
