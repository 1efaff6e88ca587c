import { createClient, defineScript } from "@redis/client";
import { TOLERANCE_MS } from "../pacer";
import { FURTHEST_MS, LateError, type RateStore } from "./store";

/**
 * The next free place is one number, in microseconds of the server's clock; it goes when it is of no use any more. A
 * number that Lua writes itself has 14 digits, and these have 16.
 */
const RESERVE = `
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local span, tolerance, furthest = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local place = tonumber(redis.call('GET', KEYS[1]) or '0')
if place > now + furthest then place = now end
place = math.max(place, now - tolerance)
local free = place + span
redis.call('SET', KEYS[1], string.format('%.0f', free), 'PX', math.ceil(math.max(free - now, 0) / 1000) + 60000)
return math.max(place - now, 0)
`;

/** Sent by its digest; in full where the server doesn't know it, or no more. */
const reserve = defineScript({
	SCRIPT: RESERVE,
	NUMBER_OF_KEYS: 1,
	parseCommand(parser, key: string, spanMs: number) {
		parser.pushKey(key);
		parser.push(...[spanMs, TOLERANCE_MS, FURTHEST_MS].map((ms) => String(Math.round(1000 * ms))));
	},
	transformReply: (reply: number) => reply,
});

/** Connects to a Redis, of version 5 or newer, or to what speaks like one. */
export async function openRedis(url: string, connectMs: number): Promise<RateStore> {
	const client = createClient({
		url,
		// What every version speaks; nothing is sent that is not needed.
		RESP: 2,
		disableClientInfo: true,
		maintNotifications: "disabled",
		disableOfflineQueue: true,
		socket: { connectTimeout: connectMs, reconnectStrategy: false },
		scripts: { reserve },
	});
	// Every call that it breaks says so itself.
	client.on("error", () => undefined);
	const close = (): void => {
		if (client.isOpen) client.destroy();
	};
	// A server that hangs takes the connection, and never answers to what opens it.
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		close();
	}, connectMs);
	try {
		await client.connect();
	} catch (error) {
		close();
		throw isLate ? new LateError(connectMs) : error;
	} finally {
		clearTimeout(timer);
	}
	// A process that has nothing else to do ends.
	client.unref();
	return {
		reserve: async (key, intervalMs, count) =>
			(await client.reserve(`zoom-events:rate:${key}`, intervalMs * count)) / 1000,
		close,
	};
}
