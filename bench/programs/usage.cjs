// Loaded before a command that is measured: writes what its process took, in ms and bytes, where BENCH_USAGE says.
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
	const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
	const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakBytes: maxRSS * 1024 };
	writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
