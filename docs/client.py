# A WebSocket client in Python. Run it: python3 docs/client.py wss://127.0.0.1:8443/ws/echo stand-in.crt
# stand-in.crt is the server's certificate: without it, wss ends with an error. Package: python3-websockets
import asyncio, json, ssl, sys
import websockets


async def main(url="ws://127.0.0.1:8080/ws/echo", certificate=None):
    tls = ssl.create_default_context(cafile=certificate) if url.startswith("wss:") else None
    async with websockets.connect(url, ssl=tls) as socket:
        await socket.send(json.dumps({"action": "echo", "msg": "hello from Python"}))
        print(await socket.recv())

asyncio.run(main(*sys.argv[1:]))
