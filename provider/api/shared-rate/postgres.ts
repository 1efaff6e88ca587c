import type { Socket } from "node:net";
import { Client } from "pg";
import { KeyedQueue } from "../keyed-queue";
import { TOLERANCE_MS } from "../pacer";
import { FURTHEST_MS, type RateStore } from "./store";

/** A table that needs no write-ahead log: what a crash would lose is of no use by then. */
const CREATE = "CREATE UNLOGGED TABLE IF NOT EXISTS zoom_events_rate (key text PRIMARY KEY, next_us bigint NOT NULL)";

/** The server's clock in microseconds, at the moment at which it is read: the row is locked by then. */
const NOW = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";

/** Parameters: key, span of the places, tolerance, furthest. */
const RESERVE = `
INSERT INTO zoom_events_rate AS rate (key, next_us) VALUES ($1, ${NOW} - $3::bigint + $2::bigint)
ON CONFLICT (key) DO UPDATE SET next_us = $2::bigint + CASE
	WHEN rate.next_us > ${NOW} + $4::bigint THEN ${NOW}
	ELSE greatest(rate.next_us, ${NOW} - $3::bigint) END
RETURNING next_us - $2::bigint - ${NOW} AS wait_us`;

const NO_TABLE = "42P01";

/** What another that makes the same table at the same moment brings about. */
const MADE_MEANWHILE = new Set(["23505", "42P07", "42710"]);

/** What the client's types leave out: its socket, which TLS replaces by another. */
interface Connected {
	connection: { stream: Socket };
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code);

/** Connects to a PostgreSQL, of version 9.5 or newer; the table is made where it is missing. */
export async function openPostgres(url: string, connectMs: number): Promise<RateStore> {
	const client = new Client({
		connectionString: url,
		connectionTimeoutMillis: connectMs,
		application_name: "zoom-events",
	});
	// Every query that it breaks says so itself.
	client.on("error", () => undefined);
	// A goodbye would wait for a server that hangs.
	const close = (): void => void (client as unknown as Connected).connection.stream.destroy();
	try {
		await client.connect();
	} catch (error) {
		close();
		throw error;
	}
	// A process that has nothing else to do ends.
	(client as unknown as Connected).connection.stream.unref();
	const ask = async (values: readonly unknown[]): Promise<number> => {
		const { rows } = await client.query<{ wait_us: string }>(RESERVE, [...values]);
		return Math.max(0, Number(rows[0]?.wait_us) / 1000);
	};
	const make = async (): Promise<void> => {
		try {
			await client.query(CREATE);
		} catch (error) {
			if (!MADE_MEANWHILE.has(codeOf(error))) throw error;
		}
	};
	const reserve: RateStore["reserve"] = async (key, intervalMs, count) => {
		const values = [key, ...[intervalMs * count, TOLERANCE_MS, FURTHEST_MS].map((ms) => Math.round(1000 * ms))];
		try {
			return await ask(values);
		} catch (error) {
			if (codeOf(error) !== NO_TABLE) throw error;
			await make();
			return await ask(values);
		}
	};
	// A connection takes one statement at a time.
	const turns = new KeyedQueue();
	return { reserve: (...wanted) => turns.run(url, () => reserve(...wanted)), close };
}
