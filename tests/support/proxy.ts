import http from "node:http";
import type { AddressInfo } from "node:net";

export interface DeployingProxy {
  readonly url: string;
  /** From now on pages are of the next version. */
  deploy(): void;
  stop(): Promise<void>;
}

/** The site as it is seen through deploys: pages name their version in `<html data-deploy>`. */
export async function deploying(site: string): Promise<DeployingProxy> {
  let version = 1;
  const server = http.createServer((request, answer) => {
    const headers = { ...request.headers };
    // Whole answers and readable ones: an unchanged file of the site is a changed one here.
    for (const name of ["accept-encoding", "if-none-match", "if-modified-since"]) delete headers[name];
    const asked = http.request(new URL(request.url!, site), { method: request.method, headers }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      const body = changed(response.headers["content-type"] ?? "", Buffer.concat(parts));
      const { "transfer-encoding": _, ...kept } = response.headers;
      answer.writeHead(response.statusCode!, { ...kept, "content-length": String(body.length) }).end(body);
    });
    asked.on("error", () => answer.destroy());
    request.pipe(asked);
  });
  const changed = (type: string, body: Buffer): Buffer =>
    type.startsWith("text/html")
      ? Buffer.from(body.toString().replace("<html", `<html data-deploy="${version}"`))
      : body;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    deploy() {
      version += 1;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
