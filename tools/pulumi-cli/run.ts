/** `npm run pulumi -- <args>`: runs the Pulumi CLI that was found, as if it were on PATH. */
import { spawn } from "node:child_process";
import { provideOrExit } from "./provide.ts";

const { command, env } = await provideOrExit();
// npm starts scripts in the repository's root; the caller's own folder may hold another project.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(command, process.argv.slice(2), { stdio: "inherit", cwd, env: { ...process.env, ...env } });
// Ctrl-C reaches pulumi itself; this process waits for it to end in good order.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => child.kill("SIGINT"));
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
