// @ts-expect-error the firmware refuses HEAD
http.request("HEAD", "http://example.com/");
// @ts-expect-error a file and an update at once is refused
http.request("GET", "http://example.com/", undefined, undefined, { dst: "/a", fota: true });
// @ts-expect-error a request is not its outcome: wait for it
const [early] = http.request("GET", "http://example.com/");
// @ts-expect-error no such option
http.request("GET", "http://example.com/", undefined, undefined, { timeoutMs: 1000 });

const [code, headers, body] = http.request("GET", "http://example.com/").wait();
const status: number = code;
// @ts-expect-error after a failure there is no body
const unchecked: string = body;
if (headers) {
  const checked: ByteString = body;
  const type: string = headers["Content-Type"];
  log.info("http", checked, type);
} else {
  const failure: HttpErrorCode = code;
  log.info("http", failure);
}
const [, , lengthBytes] = http.request("GET", "http://example.com/", undefined, undefined, { dst: "/a" }).wait();
const inFile: Bytes | undefined = lengthBytes;
// @ts-expect-error into a file, the body is a length
const inMemory: ByteString | undefined = lengthBytes;

http.request("GET", "http://example.com/").cb((_code, headers, body) => {
  if (headers) {
    const checked: ByteString = body;
    log.info("cb", checked);
  }
});
http.request("GET", "http://example.com/", undefined, undefined, {
  userdata: "mine",
  callback: (_contentLengthBytes, _receivedBytes, userdata) => {
    const mine: string = userdata;
    log.info("part", mine);
  },
});
log.info("http", early, status, unchecked, inFile, inMemory);
