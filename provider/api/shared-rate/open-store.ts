import type { RateStore } from "./store";
import { storeOf } from "./store-url";

/**
 * Connects to a store; its client is loaded with the first that needs it.
 *
 * @param connectMs how long the connection may take
 */
export async function openStore(url: string, connectMs: number): Promise<RateStore> {
	if (storeOf(url)?.client === "pg") return (await import("./postgres.js")).openPostgres(url, connectMs);
	return (await import("./redis.js")).openRedis(url, connectMs);
}
