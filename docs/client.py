# A WebSocket client in Python, for the stand-in server. Package: python3-websockets
# Over ws:   python3 docs/client.py ws://127.0.0.1:8080/ws/echo
# Over wss:  python3 docs/client.py wss://127.0.0.1:8443/ws/echo CERTIFICATE
# CERTIFICATE is the file that `npm run server` names at its start.
import asyncio, json, ssl, sys
import websockets


async def main(url="ws://127.0.0.1:8080/ws/echo", certificate=None):
    tls = ssl.create_default_context(cafile=certificate) if url.startswith("wss:") else None
    async with websockets.connect(url, ssl=tls) as socket:
        await socket.send(json.dumps({"action": "echo", "msg": "hello from Python"}))
        print(await socket.recv())

try:
    asyncio.run(main(*sys.argv[1:]))
except FileNotFoundError:
    sys.exit(f"{sys.argv[2]}: no such file. Give the certificate that the server names at its start")
except OSError as error:
    sys.exit(str(error))
