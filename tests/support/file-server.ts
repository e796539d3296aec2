import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** A web server that knows nothing but files: what `node:http` gives, and `index.html` for a folder. */
export async function serveFolder(folder: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    try {
      const asked = path.join(folder, decodeURIComponent(new URL(request.url!, "http://localhost").pathname));
      const file = (await stat(asked)).isDirectory() ? path.join(asked, "index.html") : asked;
      const bytes = await readFile(file);
      response.writeHead(200, file.endsWith(".html") ? { "content-type": "text/html; charset=utf-8" } : {}).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
