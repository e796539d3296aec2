import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, get } from "node:http";
import { sql } from "drizzle-orm";
import { paths } from "~/http/paths";
import { spawnServer } from "../spawn-server";
import { certificatesUpTo } from "./awards-of-a-country";
import { type Benchmark, middleOf } from "./benchmark";
import { type Load, load } from "./load";

const CERTIFICATES = 1_000;
const CLIENTS = 32;
const REQUESTS = 12_000;
const RUNS = 3;

/** What a QR code opens, when many open it. */
export const pageCached: Benchmark = {
  name: "page-cached",
  work: "a certificate's page from memory; against a bare node:http server that sends the same bytes",
  async run(lab) {
    await certificatesUpTo(lab.db, CERTIFICATES);
    const [row] = await lab.db.execute<{ number: string }>(
      sql`select number from certificates order by number limit 1`,
    );
    const site = await spawnServer({ DATABASE_URL: lab.url });
    const page = site.url + paths.certificate(row!.number);
    const bytes = await read(page, new Agent());
    const bare = await bareServer(bytes);
    try {
      const runs: { ours: Load; bare: Load }[] = [];
      for (let run = 0; run <= RUNS; run += 1) runs.push({ bare: await under(bare.url), ours: await under(page) });
      // The first one warms both up.
      const warm = runs.slice(1);
      const [ours, other] = [middleOf(warm.map((one) => one.ours.rate)), middleOf(warm.map((one) => one.bare.rate))];
      return [
        {
          what: `${CLIENTS} clients`,
          value: ours / other,
          unit: "x",
          target: { least: 0.7 },
          detail: `${Math.round(ours)}/s against ${Math.round(other)}/s, ${bytes.length} bytes`,
        },
      ];
    } finally {
      bare.stop();
      await site.stop();
    }
  },
};

async function under(url: string): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  try {
    return await load(CLIENTS, REQUESTS, () => read(url, agent));
  } finally {
    agent.destroy();
  }
}

function read(url: string, agent: Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { "accept-encoding": "br" } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => (response.statusCode === 200 ? resolve(Buffer.concat(parts)) : reject(new Error(url))));
    }).on("error", reject);
  });
}

async function bareServer(body: Buffer): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/bench/bare-server.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(body);
  const [port] = (await once(child.stdout, "data")) as [Buffer];
  return { url: `http://127.0.0.1:${String(port).trim()}/`, stop: () => child.kill() };
}
