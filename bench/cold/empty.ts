/** The bundle that does nothing: what remains of a start is Node and the bootstrap. */
export const handler = async () => ({ statusCode: 204 });
