// Requests in a task; the body as a string, into a file, into a zbuff, and as a firmware update.
sys.taskInit(() => {
  const [code, headers, body] = http.request("GET", "http://example.com/").wait();
  if (headers) log.info("http", code, headers["Content-Type"], body.length);

  const posted = { "Content-Type": "application/json" };
  const [status] = http.request("POST", "https://example.com/api", posted, '{"a":1}', { timeout: 5000 }).wait();
  log.info("http", status);

  const onPart = (contentLengthBytes: Bytes, receivedBytes: Bytes): void =>
    log.info("part", contentLengthBytes, receivedBytes);
  const [downloaded, , lengthBytes] = http
    .request("GET", "http://example.com/a", undefined, undefined, { dst: "/a.bin", callback: onPart })
    .wait();
  log.info("file", downloaded, lengthBytes);

  const [buff] = zbuff.create(4096);
  if (buff) http.request("GET", "http://example.com/b", undefined, buff).wait();

  const [updated] = http.request("GET", "http://example.com/c", undefined, undefined, { fota: true }).wait();
  if (updated === 200) rtos.reboot();
});

http.request("GET", "http://example.com/d").cb((code, headers, body) => {
  if (headers) log.info("cb", code, body.length);
});
http.request("GET", "http://example.com/e").cb((code) => log.info("cb", code));
http.request("GET", "http://example.com/f").cb((code, headers) => {
  if (headers) log.info("cb", code, headers["Content-Type"]);
});
http.request("GET", "http://example.com/g").cb(() => log.info("cb", "done"));
