import { type Call, type Handler, Prepared, type Result } from "../call.js";
import type { Answer } from "./make.js";

/** An answer of chapter 13 as an object that may be changed. */
export function objectOf(result: Result): Answer {
  return result instanceof Prepared ? result.object() : (result as Answer);
}

/** The page as it is now, whatever page_key stands for. */
export async function livePage(call: Call, next: Handler): Promise<Result> {
  const number = Number(call.query.page ?? 1);
  const size = Number(call.query.page_size ?? 50);
  const query = { ...call.query, page: 1, page_size: Math.min(1000, number * size) };
  const { page_key: given, ...rest } = query as typeof query & { page_key?: string };
  const answer = objectOf(await next({ ...call, query: rest }));
  const { total_num, page_key } = answer.page_info;
  return {
    result: answer.result.slice((number - 1) * size, number * size),
    page_info: {
      total_num,
      page_total: Math.ceil(total_num / size),
      page_size: size,
      current_page: number,
      page_key: given ?? page_key,
    },
  };
}
