// `npm run dev`: the server from its sources, with hot reload.
import { compileMessages } from "./build";

process.env.NODE_ENV ??= "development";
await compileMessages();
const { main } = await import("../server");
await main();
