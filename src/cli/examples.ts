/** Writes a call to standard output: examples of the help can be pasted where there is no file yet. */
export const EXAMPLE_CALL = String.raw`printf 'Agent: Hello.\nCustomer: My lamp is broken.\nAgent: Calm down.\n'`;
