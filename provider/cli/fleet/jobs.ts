/** Memory of an edition's engine, program and provider, generously, in bytes; `npm run bench -- --only fleet` measures it. */
const JOB_BYTES = 512 * 1024 * 1024;

/**
 * How many editions run at the same time unless somebody says it: one for each core, as far as memory allows.
 *
 * @param freeBytes memory that is free
 */
export function jobsFor(cores: number, freeBytes: number): number {
	return Math.max(1, Math.min(cores, Math.floor(freeBytes / JOB_BYTES)));
}
