import net from "node:net";

export interface FrailWay {
  /** The server by this way. */
  readonly url: string;
  /** From now on connections that are open are forgotten, as a firewall forgets them: the next word on one of them is answered with a reset. */
  forget(): void;
  /** Who is on the way is cut off, and nobody is let through until it is joined again. */
  cut(): void;
  join(): void;
  /** Nobody is let through any more, and who is on the way is cut off. */
  close(): Promise<void>;
}

/** A way to a server, such as the database or the site, that can break. */
export async function aFrailWay(serverUrl: string): Promise<FrailWay> {
  const { hostname, port } = new URL(serverUrl);
  const pairs = new Set<{ readonly near: net.Socket; readonly far: net.Socket }>();
  let isCut = false;
  const server = net.createServer((near) => {
    near.on("error", () => {});
    if (isCut) return near.resetAndDestroy();
    const far = net.connect(Number(port), hostname);
    const pair = { near, far };
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    // A server that is not there resets nothing by itself: the pipe would leave who asked waiting.
    far.on("error", () => near.resetAndDestroy());
    near.on("close", () => {
      pairs.delete(pair);
      far.destroy();
    });
  });
  const cutOff = () => {
    for (const { near } of pairs) near.resetAndDestroy();
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = new URL(serverUrl);
  address.hostname = "127.0.0.1";
  address.port = String((server.address() as net.AddressInfo).port);
  return {
    url: address.href.replace(/\/$/, ""),
    forget() {
      for (const { near, far } of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        far.destroy();
        near.on("data", () => near.resetAndDestroy());
        near.resume();
      }
    },
    cut() {
      isCut = true;
      cutOff();
    },
    join() {
      isCut = false;
    },
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      cutOff();
      await closed;
    },
  };
}
