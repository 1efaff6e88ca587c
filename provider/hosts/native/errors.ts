import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { ZoomEventsError } from "../../api/errors";
import type { Properties } from "../../lifecycle/description";
import { InitializationError } from "../../lifecycle/errors";
import type { toWire } from "./values";

/** The field by which gRPC carries an error's details. */
const DETAILS = "grpc-status-details-bin";

/** An error of gRPC; nothing of a stack trace is in it. */
export function grpcError(code: status, message: string): Partial<ServiceError> {
	return { code, details: message, message };
}

/** A call that this plugin, or this version of it, does not answer. */
export function unimplemented(what: string): Partial<ServiceError> {
	return grpcError(status.UNIMPLEMENTED, what);
}

/**
 * An error as the engine takes it. Of an object that exists but is not yet as declared, the state keeps what is known.
 *
 * @param asOutputs outputs for the state, of those of the error
 * @param textOf what to say of it
 * @param inputs what was declared, which the state then keeps too
 */
export function toServiceError(
	error: unknown,
	asOutputs: (outs: Properties) => ReturnType<typeof toWire>,
	textOf: (error: ZoomEventsError) => string = ({ message }) => message,
	inputs?: ReturnType<typeof toWire>,
): Partial<ServiceError> {
	if (!(error instanceof ZoomEventsError)) {
		const said = error instanceof Error ? error.message : String(error);
		return grpcError(status.UNKNOWN, `The plugin met an error that it doesn't know: ${said}`);
	}
	if (!(error instanceof InitializationError)) return grpcError(status.UNKNOWN, textOf(error));
	const detail = new ErrorResourceInitFailed()
		.setId(error.id)
		.setProperties(asOutputs(error.outs))
		.setReasonsList([...error.reasons]);
	if (inputs !== undefined) detail.setInputs(inputs);
	const packed = new Any();
	packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
	const answer = new Status().setCode(status.UNKNOWN).setMessage(error.message);
	answer.addDetails(packed);
	const metadata = new Metadata();
	metadata.add(DETAILS, Buffer.from(answer.serializeBinary()));
	return { ...grpcError(status.UNKNOWN, error.message), metadata };
}
