/** Answers at once, with an id. */
let next = 0;

exports.check = async (_, news) => ({ inputs: news });
exports.diff = async () => ({ changes: false });
exports.create = async (inputs) => {
	const id = `idle-${String(next++).padStart(17, "0")}`;
	return { id, outs: { ...inputs, eventId: inputs.eventId ?? id, sessionId: id, attendanceType: "virtual" } };
};
exports.read = async (id, props) => ({ id, props });
exports.update = async (_id, _olds, news) => ({ outs: news });
exports.delete = async () => {};
