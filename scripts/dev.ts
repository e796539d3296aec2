// `npm run dev`: the server from its sources, with hot reload.
import { compileMessages } from "./build";

process.env.NODE_ENV ??= "development";
stopWithNpm();
leaveStoppingToTheServer();
await compileMessages();
const { main } = await import("../server");
await main();

/** npm hands a signal to the shell between it and this process, and the shell keeps it to itself. */
function stopWithNpm() {
  const shell = process.ppid;
  if (process.env.npm_lifecycle_event !== "dev") return;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/** Vite ends the process at SIGTERM as soon as it has closed itself, and would leave the database running. */
function leaveStoppingToTheServer() {
  process.on("newListener", (event, listener) => {
    const isOfVite = event === "SIGTERM" && /[\\/]node_modules[\\/]vite[\\/]/.test(new Error().stack ?? "");
    // Told before it is added.
    if (isOfVite) queueMicrotask(() => process.off(event, listener));
  });
}
