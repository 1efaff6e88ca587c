/** `npm run generate:sdk`: writes the Python SDK that the npm package brings along. */
import { rmSync } from "node:fs";
import { PYTHON_SDK, writeSdk } from "./provide.ts";

rmSync(PYTHON_SDK, { recursive: true, force: true });
await writeSdk("python", PYTHON_SDK);
console.log(`${PYTHON_SDK} written`);
