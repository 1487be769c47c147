/** What fails besides on some defects, since it is the same fact seen from another side. */
interface Relation {
  /** Defects, by their ids. */
  when: RegExp;
  /** Requirements that may fail too. */
  also: RegExp;
  why: string;
}

/**
 * Accepted by hand, each with its reason. Requirements of the operations that a defect breaks are related to it anyway;
 * what fails anywhere else, and is not here, blames somebody who is not to blame: mend the check.
 */
export const relations: readonly Relation[] = [
  {
    when: /^(0-any-path|[\d.]+-method-wrong)$/,
    also: /-method$|^15-errno-405$/,
    why: "several operations share one address, and chapter 15's table has a row for a method that is none",
  },
  {
    when: /^15[.-]/,
    also: /^15-errno-\d+$/,
    why: "the table of chapter 15 is about the answers of all its operations",
  },
  {
    when: /^15-(success|any-product|errno)/,
    also: /^15\.\d-(errno|product_id-required)$/,
    why: "the same from the table's side",
  },
  {
    when: /^15\.1-(name|desc)-long$/,
    also: /^15\.1-(name|desc)-max-length$/,
    why: "a limit is a row of the table too",
  },
  {
    when: /^15\.[1-4]-(not-stored|desc-lost|all-gone|not-deleted|line-ends|nul|cut|bytes-mixed|ascii-names)$/,
    also: /^15\.[1-4]-/,
    why: "what is lost, spoilt or left by one operation on files is missing, spoilt or there in all others",
  },
  {
    when: /^15\.4-(data|name|desc|size|date)-(missing|mistyped)$/,
    also: /^15\.[13]-/,
    why: "uploads and deletions are seen in the list alone",
  },
  {
    when: /^1\.[45]-(key-(device|foreign)|device-unknown)/,
    also: /^1\.2-key-own-device$|^1\.6-gone$/,
    why: "1.4 is what a new key is tried with, and where a deleted device is looked for",
  },
  {
    when: /^1\.1-(title-cut|private-lost|desc-lost|location-lost|auth-info|same-id|id-unknown|race)/,
    also: /^1\.[3-6]-|^(2\.[1-4]|8)-/,
    why: "what 1.1 makes wrong is wrong wherever it is shown, searched or worked on",
  },
  {
    when: /^1\.6-others-too$/,
    also: /./,
    why: "it deletes the devices that other checks work on",
  },
  {
    when: /^1\.3-location-type-open$/,
    also: /^1\.5-location$/,
    why: "what was wrongly taken is then shown",
  },
  {
    when: /^1\.3-(not-written|tags-lost)$|^1\.5-tag-ignored$/,
    also: /^1\.4-read-back$|^1\.5-tag-filter$|^1\.3-(tags-read-back|partial-update)$/,
    why: "tags are written by 1.3 and seen by the filter of 1.5 alone",
  },
  {
    when: /^1\.5-(id|title|desc|private|online|devices|data|location|lon|lat|auth_info)-(missing|mistyped)$/,
    also: /^1\.[134]-/,
    why: "changes of a device are seen in the search alone, or first there",
  },
  {
    when: /^1\.4-(title|desc|id|other-device)/,
    also: /^1\.[12]-/,
    why: "what 1.1 and 1.2 make is looked up by 1.4",
  },
  {
    when: /^1\.[45]-online-inverted$/,
    also: /^8-online-agrees$/,
    why: "of two that disagree, nobody knows who is right",
  },
  {
    when: /^2\.3-(not-written|desc-lost)$|^2\.1-other-channels$/,
    also: /^2\.[124]-|^1\.5-channel-count$/,
    why: "channels are written by 2.3, and seen by 2.1 and in the search's count alone",
  },
  {
    when: /^3\.1-json-(refused|only)$/,
    also: /^3\.2-taken$/,
    why: "the commands of 3.2 are JSON",
  },
  {
    when: /^(4\.1-(one-token|always-rtmp)|media-token-not-(checked|bound))$/,
    also: /^(4\.[1-3]|6\.5)-token-bound$|^4\.1-hls-live-address$/,
    why: "one token is good for the stream, the preload and the thumbnail",
  },
  {
    when: /^media-(playlist-not-hls|rtmp-handshake-wrong)$/,
    also: /^6\.[125]-/,
    why: "live streams and videos are served alike",
  },
  {
    when: /^4\.2-stops-stream$/,
    also: /^(4\.[1-3]|12)-/,
    why: "while the stream is away nothing can be had of it",
  },
  {
    when: /^14-(inverted|stays-off)$/,
    also: /^(4\.[1-3]|12|13\.[12])-/,
    why: "it leaves the camera off for all that comes later",
  },
  {
    when: /^5\.1-(not-stored|race-loses|desc-lost|always-jpg|name-twice)$/,
    also: /^5\.[2-5]-/,
    why: "what 5.1 makes wrong is wrong wherever it is shown",
  },
  {
    when: /^5\.[23]-/,
    also: /^5\.[1-5]-|^1\.6-media-gone$/,
    why: "uploads and deletions are seen in the list and the details alone",
  },
  {
    when: /^6\.1-(device-unknown-taken|unknown-taken|other-video|times-iso)$/,
    also: /^6\.(2-agrees|3-gone)$/,
    why: "a deleted video is looked for in 6.1, and the list is held against it",
  },
  {
    when: /^6\.2-(videos|data|name|start|end|size)-(missing|mistyped)$/,
    also: /^6\.4-/,
    why: "a new name is looked for in the list",
  },
  {
    when: /^12-no-token$/,
    also: /^6\.5-unknown$/,
    why: "the defect gives tokens to any video that is new, also to one that is not there",
  },
  {
    when: /^0-(latin1|mixed-up|crash)/,
    also: /^1\.|-key-device$/,
    why: "answers are spoilt or swapped everywhere, which is met first where much is asked",
  },
  {
    when: /^1\.1-title-required-open$/,
    also: /^0-malformed-body$/,
    why: "the defect takes any body without a title, also one that is no JSON",
  },
];

/** Whether it is known, and meant, that a requirement fails on a defect which does not name it. */
export function isRelated(defect: string, requirement: string): boolean {
  return relations.some(({ when, also }) => when.test(defect) && also.test(requirement));
}
