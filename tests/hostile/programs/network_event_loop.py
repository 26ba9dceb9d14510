# attack: network
# goal: serve from an event loop
# expect: WRONG_GRADIENT

import asyncio

try:

    async def serve():
        server = await asyncio.start_server(print, "127.0.0.1", 0)
        server.close()

    loop = asyncio.SelectorEventLoop()
    loop.run_until_complete(serve())
    loop.close()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
