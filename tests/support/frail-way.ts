import net from "node:net";

export interface FrailWay {
  /** The database by this way. */
  readonly url: string;
  /** From now on connections that are open are forgotten, as a firewall forgets them: the next word on one of them is answered with a reset. */
  forget(): void;
  /** Nobody is let through any more, and who is on the way is cut off. */
  close(): Promise<void>;
}

/** A way to the database that can break. */
export async function aFrailWay(databaseUrl: string): Promise<FrailWay> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<{ readonly near: net.Socket; readonly far: net.Socket }>();
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    const pair = { near, far };
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) socket.on("error", () => {});
    near.on("close", () => {
      pairs.delete(pair);
      far.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = new URL(databaseUrl);
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as net.AddressInfo).port);
  return {
    url: address.href,
    forget() {
      for (const { near, far } of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        far.destroy();
        near.on("data", () => near.resetAndDestroy());
        near.resume();
      }
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const { near } of pairs) near.resetAndDestroy();
      await closed;
    },
  };
}
