/** k6 has a console; its types leave it to the compiler's DOM library, which would bring in what k6 has not. */
declare const console: Record<"log" | "info" | "debug" | "warn" | "error", (...values: unknown[]) => void>;
