// Sends what comes in on its standard input to whoever asks, with the headers of a page: what a page cannot be faster than.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const parts: Buffer[] = [];
for await (const part of process.stdin) parts.push(part as Buffer);
const body = Buffer.concat(parts);

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-length": body.length });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
