import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** The engine's log, which shows each line under its resource; standard error where there is no engine. */
export class EngineLog {
	#engine: EngineClient | undefined;
	#address: string | undefined;

	/** @param address of the engine; it may follow by `attach` */
	constructor(address: string | undefined) {
		if (address !== undefined) this.attach(address);
	}

	/** Speaks to an engine from now on. */
	attach(address: string): void {
		if (this.#address === address) return;
		this.#address = address;
		this.#engine = new EngineClient(address, credentials.createInsecure());
	}

	/** Where the engine answers. */
	get address(): string | undefined {
		return this.#address;
	}

	/** Tells of waits and the like; of a resource where its URN is given. */
	info(text: string, urn?: string): void {
		this.#send(LogSeverity.INFO, text, urn);
	}

	/** Tells what somebody should know before it happens. */
	warn(text: string, urn?: string): void {
		this.#send(LogSeverity.WARNING, text, urn);
	}

	#send(severity: LogSeverity, text: string, urn = ""): void {
		if (this.#engine === undefined) {
			console.error(text);
			return;
		}
		const request = new LogRequest().setSeverity(severity).setMessage(text).setUrn(urn);
		// An engine that is gone needs no words any more.
		this.#engine.log(request, () => undefined);
	}
}
