import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

const API_KEY = "sk_live_0123456789abcdef";
const APP_ID = "tinhhoa";

export interface FakeUploadThing {
  token: string;
  apiUrl: string;
  ingestUrl: string;
  ufsHost: string;
  /** By custom id. */
  files: Map<string, { bytes: Buffer; mediaType: string }>;
  /** Answer every request with this status from now on. */
  breakDown(status: number): void;
  close(): Promise<void>;
}

/** The parts of UploadThing that its server SDK talks to, on loopback: ingest, API and file host on one port. */
export async function startFakeUploadThing(): Promise<FakeUploadThing> {
  const files: FakeUploadThing["files"] = new Map();
  let broken: number | null = null;

  async function answer(request: Request): Promise<Response> {
    if (broken !== null) return new Response("out of order", { status: broken });
    const url = new URL(request.url);
    if (url.pathname === "/v6/deleteFiles") return deleteFiles(request);
    if (!isSigned(url)) return new Response("bad signature", { status: 403 });
    if (request.method === "PUT") return ingest(url, request);
    const file = files.get(url.pathname.replace(`/a/${APP_ID}/`, ""));
    if (!file) return new Response("not found", { status: 404 });
    return new Response(request.method === "HEAD" ? null : new Uint8Array(file.bytes), {
      headers: { "content-type": file.mediaType, "content-length": String(file.bytes.length) },
    });
  }

  async function deleteFiles(request: Request): Promise<Response> {
    if (request.headers.get("x-uploadthing-api-key") !== API_KEY) return new Response(null, { status: 401 });
    const { customIds } = (await request.json()) as { customIds: string[] };
    const deletedCount = customIds.filter((id) => files.delete(id)).length;
    return Response.json({ success: true, deletedCount });
  }

  async function ingest(url: URL, request: Request): Promise<Response> {
    const part = (name: string) => decodeURIComponent(url.searchParams.get(name) ?? "");
    const id = part("x-ut-custom-id");
    if (files.has(id)) return Response.json({ error: "Custom id is taken" }, { status: 409 });
    const file = (await request.formData()).get("file") as File;
    const bytes = Buffer.from(await file.arrayBuffer());
    if (bytes.length !== Number(part("x-ut-file-size"))) return new Response("wrong size", { status: 400 });
    files.set(id, { bytes, mediaType: part("x-ut-file-type") });
    const address = `${url.origin}/a/${APP_ID}/${id}`;
    return Response.json({ url: address, appUrl: address, ufsUrl: address, fileHash: "0" });
  }

  const server = createServer((incoming, outgoing) => {
    answer(requestOf(incoming)).then(async (response) => {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const host = `localhost:${(server.address() as AddressInfo).port}`;
  const token = { apiKey: API_KEY, appId: APP_ID, regions: ["sea1"] };

  return {
    token: Buffer.from(JSON.stringify(token)).toString("base64"),
    apiUrl: `http://${host}`,
    ingestUrl: `http://${host}`,
    ufsHost: host,
    files,
    breakDown: (status) => {
      broken = status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function requestOf(incoming: IncomingMessage): Request {
  const hasBody = incoming.method === "PUT" || incoming.method === "POST";
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    ...(hasBody && { body: incoming as unknown as ReadableStream, duplex: "half" }),
  });
}

function isSigned(url: URL): boolean {
  const signature = url.searchParams.get("signature");
  const [payload] = url.href.split(/[?&]signature=/);
  const expected = `hmac-sha256=${createHmac("sha256", API_KEY).update(payload!).digest("hex")}`;
  return signature === expected && Number(url.searchParams.get("expires")) > Date.now();
}
