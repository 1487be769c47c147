import { framesPerSecond, picture } from "../timing.js";
import type { Amf } from "./amf0.js";

function info(level: "status" | "error", code: string, description: string) {
  return { level, code, description };
}

/** The answers of the server, by the codes that players know. */
export const status = {
  connected: { ...info("status", "NetConnection.Connect.Success", "Connection succeeded."), objectEncoding: 0 },
  reset: info("status", "NetStream.Play.Reset", "Playing and resetting."),
  start: info("status", "NetStream.Play.Start", "Started playing."),
  stop: info("status", "NetStream.Play.Stop", "Stopped playing."),
  complete: info("status", "NetStream.Play.Complete", "The recording is over."),
  badToken: info("error", "NetStream.Play.Failed", "The token is not good for this stream."),
  notFound: info("error", "NetStream.Play.StreamNotFound", "There is no such stream."),
  publishDenied: info("error", "NetStream.Publish.Denied", "Streams can only be played here."),
  unknownCommand: info("error", "NetConnection.Call.Failed", "Unknown command."),
};

/** What `onMetaData` tells of the stream. @param seconds the length of a recording */
export function metadata(seconds: number | undefined): Amf {
  const avc = 7;
  return {
    ...picture,
    framerate: framesPerSecond,
    videocodecid: avc,
    ...(seconds !== undefined && { duration: seconds }),
  };
}
