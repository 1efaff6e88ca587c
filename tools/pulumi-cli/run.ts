/** `npm run pulumi -- <args>`: runs the Pulumi CLI that was found, as if it were on PATH. */
import { spawn } from "node:child_process";
import { providePulumi } from "./provide.ts";

const { command, env } = await providePulumi();
// npm starts scripts in the repository's root; the caller's own folder may hold another project.
const cwd = process.env.INIT_CWD ?? process.cwd();
const child = spawn(command, process.argv.slice(2), { stdio: "inherit", cwd, env: { ...process.env, ...env } });
// Ctrl-C reaches pulumi itself; this process waits for it to end in good order.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
