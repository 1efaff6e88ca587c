import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { RateLimiter } from "../../provider/api/limiter.ts";
import { Pacer } from "../../provider/api/pacer.ts";
import { openStore } from "../../provider/api/shared-rate/open-store.ts";
import { SharedRate } from "../../provider/api/shared-rate/shared-rate.ts";
import type { RateStore } from "../../provider/api/shared-rate/store.ts";
import { placeOfStore, problemWithStore, withoutPassword } from "../../provider/api/shared-rate/store-url.ts";
import { describeWith } from "../helpers/needs.ts";
import { freePort } from "../helpers/ports.ts";
import { POSTGRES, postgresPrograms, startPostgres, type TestPostgres } from "../helpers/postgres.ts";
import { REDIS, startRedis, type TestRedis } from "../helpers/redis.ts";

/** Shared rates of a test, closed at its end. */
const opened: SharedRate[] = [];
afterEach(() => {
	for (const one of opened.splice(0)) one.close();
});

function share(url: string, more: { open?: typeof openStore; account?: string } = {}) {
	const notices: string[] = [];
	const rate = new SharedRate(url, more.account ?? "account", {
		wait: (ms) => sleep(Math.max(0, ms)),
		onNotice: (text) => notices.push(text),
		againMs: 0,
		...(more.open && { open: more.open }),
	});
	opened.push(rate);
	const pacer = new Pacer(1_000);
	return { notices, rate, take: () => rate.take("LIGHT", pacer) };
}

/** Takes until the store gives a place again. */
async function takesAgain(take: () => Promise<boolean>): Promise<void> {
	while (!(await take())) await sleep(20);
}

/** What every store must do. */
function storeTests(url: () => string, nextOf: (key: string) => Promise<number>): void {
	it("gives each of several clients places of its own, none twice", async () => {
		const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(url(), 10_000)));
		// So far ahead, no place is near enough to be given up, however slow this machine is.
		await stores[0]?.reserve("each", 20_000, 1);
		const before = await nextOf("each");
		await Promise.all(
			stores.map(async (store) => {
				for (let turn = 0; turn < 40; turn++) await store.reserve("each", 100, 1);
			}),
		);
		await stores[0]?.reserve("each", 100, 6);
		// 4 × 40 and 6 places of 100 ms, by the server's clock alone.
		expect((await nextOf("each")) - before).toBe(16_600_000);
		for (const store of stores) store.close();
	});

	it("mixes no accounts, and saves no places for later", async () => {
		const store = await openStore(url(), 10_000);
		await store.reserve("ada", 30_000, 1);
		expect(await store.reserve("grace", 30_000, 1)).toBe(0);
		expect(await store.reserve("ada", 30_000, 1)).toBeGreaterThan(15_000);
		// Two places of a rest that was longer: only lateness of 15 ms is caught up.
		await store.reserve("rest", 1, 1);
		await sleep(200);
		expect(await store.reserve("rest", 100, 1)).toBe(0);
		expect(await store.reserve("rest", 100, 1)).toBeGreaterThan(0);
		store.close();
	});

	it("is asked for several labels at once, without a warning of its client", async () => {
		const warnings: Error[] = [];
		const note = (warning: Error): void => void warnings.push(warning);
		process.on("warning", note);
		const store = await openStore(url(), 10_000);
		const keys = ["LIGHT", "MEDIUM", "HEAVY"];
		expect(await Promise.all(keys.map((key) => store.reserve(`labels:${key}`, 1, 1)))).toEqual([0, 0, 0]);
		// Warnings come in a turn of their own.
		await sleep(0);
		process.off("warning", note);
		expect(warnings).toEqual([]);
		store.close();
	});

	it("waits for no place that only a wrong clock can have made", async () => {
		const store = await openStore(url(), 10_000);
		await store.reserve("clock", 3_600_000, 1);
		expect(await store.reserve("clock", 30_000, 1)).toBe(0);
		store.close();
	});

	it("lets requests go in the order in which they came", async () => {
		const { take } = share(url(), { account: "order" });
		const order: number[] = [];
		const gone = await Promise.all([1, 2, 3, 4, 5].map((turn) => take().then((has) => order.push(turn) && has)));
		expect(gone).toEqual([true, true, true, true, true]);
		expect(order).toEqual([1, 2, 3, 4, 5]);
	});

	it("lets a process end that forgets to close it", async () => {
		const program = `
			import { SharedRate } from "./provider/api/shared-rate/shared-rate.ts";
			import { Pacer } from "./provider/api/pacer.ts";
			const rate = new SharedRate(${JSON.stringify(url())}, "ending", { wait: async () => undefined, onNotice: console.error });
			rate.take("LIGHT", new Pacer(10)).then((has) => console.log("has a place:", has));
		`;
		const args = [
			"--import",
			"tsx",
			"--input-type=commonjs",
			"--eval",
			program.replaceAll(/import (\{.*?\}) from (".*?");/g, "const $1 = require($2);"),
		];
		const { stdout, stderr } = await execa(process.execPath, args);
		expect({ stdout, stderr }).toEqual({ stdout: "has a place: true", stderr: "" });
	});
}

describeWith(REDIS, "a rate that is shared through Redis", () => {
	let redis: TestRedis;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());

	storeTests(
		() => redis.url,
		async (key) => Number(await redis.ask("GET", `zoom-events:rate:${key}`)),
	);

	it("leaves nothing in the store for long", async () => {
		const store = await openStore(redis.url, 10_000);
		await store.reserve("short", 100, 1);
		const ttl = Number(await redis.ask("PTTL", "zoom-events:rate:short"));
		expect(ttl).toBeGreaterThan(0);
		expect(ttl).toBeLessThanOrEqual(61_000);
		store.close();
	});

	it("connects again after a cut, and sends its script again where the server forgot it, without a word", async () => {
		const { take, notices } = share(redis.url);
		expect(await take()).toBe(true);
		await redis.ask("CLIENT", "KILL", "TYPE", "normal");
		expect(await take()).toBe(true);
		await redis.ask("SCRIPT", "FLUSH");
		expect(await take()).toBe(true);
		expect(notices).toEqual([]);
	});

	it("goes on alone without a server, says so once, and comes back with the server", async () => {
		const port = await freePort();
		const { take, notices } = share(`redis://ada:s3cr%20t@127.0.0.1:${port}/3`);
		expect(await Promise.all([take(), take(), take()])).toEqual([false, false, false]);
		expect(await take()).toBe(false);
		expect(notices).toEqual([
			`The rate can't be shared through Redis at 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}. The run goes on by itself: it keeps to the plan's rate on this machine, slows down where the API refuses requests because of others, and looks for the store every 5 s. Check zoom-events:sharedRate (or ZOOM_SHARED_RATE) and that the store can be reached from here.`,
		]);
		const plain = share(`redis://127.0.0.1:${port}`);
		expect(await plain.take()).toBe(false);
		const late = await startRedis({ port });
		await takesAgain(plain.take);
		await late.stop();
		expect(await plain.take()).toBe(false);
		const again = await startRedis({ port });
		await takesAgain(plain.take);
		expect(plain.notices).toHaveLength(1);
		await again.stop();
	});

	it("never shows the password that was refused", async () => {
		const locked = await startRedis({ password: "right" });
		const url = locked.url.replace("right", "wr%40ng");
		const { take, notices } = share(url);
		expect(await take()).toBe(false);
		expect(notices[0]).toMatch(/^The rate can't be shared through Redis at 127\.0\.0\.1:\d+: WRONGPASS /);
		expect(notices[0]).not.toMatch(/wr(%40|@)ng/);
		const right = share(locked.url);
		expect(await right.take()).toBe(true);
		await locked.stop();
	});

	it("leaves a server that hangs alone, open or not, and takes places again when it goes on", async () => {
		const slow = await startRedis();
		const [one, other] = [share(slow.url), share(slow.url)];
		expect(await one.take()).toBe(true);
		process.kill(slow.pid, "SIGSTOP");
		expect(await one.take()).toBe(false);
		expect(await other.take()).toBe(false);
		for (const { notices } of [one, other]) {
			expect(notices).toHaveLength(1);
			expect(notices[0]).toMatch(/: no answer within [12]000 ms\. /);
		}
		process.kill(slow.pid, "SIGCONT");
		await takesAgain(one.take);
		await takesAgain(other.take);
		await slow.stop();
	});

	it("is used by limiters in place of their folder's shares, until it fails", async () => {
		const own = await startRedis();
		const notices: string[] = [];
		const limiters = [1, 2].map(
			() =>
				new RateLimiter("business", "/proc/zoom-events/rate", {
					shared: { url: own.url, account: "ada" },
					onNotice: (text) => notices.push(text),
				}),
		);
		const before = async () => Number(await own.ask("GET", "zoom-events:rate:ada:LIGHT"));
		await Promise.all(limiters.map((limiter) => limiter.take("LIGHT")));
		expect(await before()).toBeGreaterThan(0);
		expect(notices).toEqual([]);
		await own.stop();
		await Promise.all(limiters.map((limiter) => limiter.take("LIGHT")));
		expect(notices).toHaveLength(2);
		for (const limiter of limiters) limiter.close();
	});
});

describeWith(POSTGRES, "a rate that is shared through PostgreSQL", () => {
	let postgres: TestPostgres;
	let admin: Client;
	beforeAll(async () => {
		postgres = await startPostgres(postgresPrograms() ?? "");
		admin = new Client({ connectionString: postgres.url });
		await admin.connect();
	});
	afterAll(async () => {
		await admin.end();
		await postgres.stop();
	});

	storeTests(
		() => postgres.url,
		async (key) =>
			Number((await admin.query("SELECT next_us FROM zoom_events_rate WHERE key = $1", [key])).rows[0]?.next_us),
	);

	it("has its table made by whoever comes first, of many at once", async () => {
		for (let round = 0; round < 5; round++) {
			await admin.query("DROP TABLE IF EXISTS zoom_events_rate");
			const runners = Array.from({ length: 8 }, () => share(postgres.url));
			expect(await Promise.all(runners.map(({ take }) => take()))).toEqual(Array.from({ length: 8 }, () => true));
			expect(runners.flatMap(({ notices }) => notices)).toEqual([]);
			for (const { rate } of runners) rate.close();
		}
	});

	it("needs no right to make tables where the table is there, and says what is missing where it is not", async () => {
		await admin.query("DROP TABLE IF EXISTS zoom_events_rate");
		await admin.query("DROP ROLE IF EXISTS runner");
		await admin.query("CREATE ROLE runner LOGIN PASSWORD 's3cret'");
		await admin.query("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
		const url = postgres.url.replace("stacks@", "runner:s3cret@");
		const without = share(url);
		expect(await without.take()).toBe(false);
		expect(without.notices[0]).toContain(": permission denied for schema public. ");
		expect(without.notices[0]).not.toContain("s3cret");
		await admin.query("CREATE UNLOGGED TABLE zoom_events_rate (key text PRIMARY KEY, next_us bigint NOT NULL)");
		await admin.query("GRANT SELECT, INSERT, UPDATE ON zoom_events_rate TO runner");
		const runner = share(url);
		expect(await runner.take()).toBe(true);
		expect(runner.notices).toEqual([]);
	});

	it("connects again after a cut, without a word", async () => {
		const { take, notices } = share(postgres.url);
		expect(await take()).toBe(true);
		await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'zoom-events'");
		expect(await take()).toBe(true);
		expect(notices).toEqual([]);
	});

	it("waits for no row that another holds for long, and takes places again when it is free", async () => {
		const { take, notices } = share(postgres.url, { account: "held" });
		expect(await take()).toBe(true);
		await admin.query("BEGIN");
		await admin.query("SELECT 1 FROM zoom_events_rate WHERE key = 'held:LIGHT' FOR UPDATE");
		expect(await take()).toBe(false);
		expect(notices[0]).toContain(": no answer within 1000 ms. ");
		await admin.query("ROLLBACK");
		await takesAgain(take);
		expect(notices).toHaveLength(1);
	});

	it("never shows a password", async () => {
		const { take, notices } = share(postgres.url.replace("stacks@", "nobody:s3cret@"));
		expect(await take()).toBe(false);
		expect(notices[0]).toContain(': role "nobody" does not exist. ');
		expect(notices[0]).not.toContain("s3cret");
	});
});

describe("a shared rate", () => {
	/** A store that answers what a test says. */
	const scripted = (reserve: RateStore["reserve"]) => async (): Promise<RateStore> => ({
		reserve,
		close: () => undefined,
	});

	it("takes no more places than those of the next 200 ms", async () => {
		const counts: number[] = [];
		const open = scripted(async (_, intervalMs, count) => {
			counts.push(Math.round(intervalMs * count));
			return 0;
		});
		const { rate } = share("redis://example.com", { open });
		const pacer = new Pacer(30);
		await Promise.all(Array.from({ length: 20 }, () => rate.take("LIGHT", pacer)));
		// One for who comes first, and then as many as make five: each is 33.84 ms.
		expect(counts.slice(0, 2)).toEqual([34, 135]);
		expect(Math.max(...counts)).toBe(135);
	});

	it("follows what the API asks for after a 429, and goes slower", async () => {
		const intervals: number[] = [];
		const waits: number[] = [];
		const open = scripted(async (_, intervalMs) => {
			intervals.push(Math.round(intervalMs));
			return 0;
		});
		const rate = new SharedRate("redis://example.com", "account", {
			wait: async (ms) => {
				if (ms > 0) waits.push(Math.round(ms / 100));
				await sleep(Math.min(ms, 1));
			},
			onNotice: () => undefined,
			open,
		});
		const pacer = new Pacer(10);
		await rate.take("LIGHT", pacer);
		pacer.slowDown(performance.now(), 2_000);
		await rate.take("LIGHT", pacer);
		expect(waits[0]).toBe(20);
		expect(intervals[0]).toBe(102);
		// 0.9 of the pace, and a little more after two seconds.
		expect(intervals.at(-1)).toBeGreaterThan(107);
	});
});

describe("the URL of a store", () => {
	const isThere = (): boolean => true;

	it.each([
		["redis://localhost", "Redis at localhost:6379"],
		["rediss://ada:pw@cache.example.com:6380/2", "Redis at cache.example.com:6380"],
		["postgres://ada:pw@db.example.com/rates?sslmode=require", "PostgreSQL at db.example.com:5432"],
		["postgresql:///rates?host=/var/run/postgresql", "PostgreSQL at /var/run/postgresql:5432"],
		["redis://[::1]:7000", "Redis at [::1]:7000"],
	])("%s is one", (url, place) => {
		expect(problemWithStore(url, isThere)).toBeUndefined();
		expect(placeOfStore(url)).toBe(place);
	});

	it.each([
		[
			"cache.example.com:6379",
			"is the URL of no store that there is; it can begin with redis://, rediss://, postgres://, postgresql://",
		],
		[
			"mysql://ada:s3cret@example.com",
			"is the URL of no store that there is; it can begin with redis://, rediss://, postgres://, postgresql://",
		],
		["not a url s3cret", "is no URL that can be read"],
		["redis://:s3#cret@example.com", "is no URL that can be read"],
		["redis://ada:12/s3cret@example.com", "has an @ after its host"],
		["redis:///s3cret", "names no host"],
	])("%s is none, and the reason quotes nothing of it", (url, reason) => {
		const problem = problemWithStore(url, isThere) ?? "";
		expect(problem.startsWith(reason)).toBe(true);
		expect(problem).not.toMatch(/s3#?cret/);
	});

	it("needs its client installed", () => {
		expect(problemWithStore("rediss://example.com", () => false)).toBe(
			"needs the package @redis/client, which is not installed beside pulumi-zoom-events: npm install @redis/client",
		);
		expect(problemWithStore("postgres://example.com/rates", () => false)).toBe(
			"needs the package pg, which is not installed beside pulumi-zoom-events: npm install pg",
		);
		expect(problemWithStore("postgres://example.com/rates")).toBeUndefined();
	});

	it("is shown without its password, as it is written and as it is", () => {
		const url = "postgres://ada:p%40ss@db.example.com/rates?password=s3cret";
		expect(withoutPassword("p%40ss and p@ss and s3cret", url)).toBe("*** and *** and ***");
	});
});
