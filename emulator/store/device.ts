/** A camera with its channels, as the platform knows it. */
export interface Device {
  id: string;
  title: string;
  desc: string | null;
  location: Record<string, number> | null;
  private: boolean;
  protocol: string;
  authInfo: unknown;
  area: string | null;
  other: unknown;
  url: string | null;
  idsn: string | null;
  tags: string[];
  keys: { title: string; key: string }[];
  online: boolean;
  /** Milliseconds since the epoch. */
  createdAt: number;
  lastLogin: number | null;
  channels: Map<number, Channel>;
  messages: Message[];
  /** True for a device made by the seed, whose channels push by themselves. */
  simulated: boolean;
  /** Bytes that its texts take at most, counted against what the platform keeps. */
  heldBytes: number;
  /** Its row of 1.5 as JSON; forgotten whenever something about it changes. */
  rendered?: string | undefined;
}

export interface Channel {
  id: number;
  title: string;
  desc: string | null;
  createdAt: number;
  level: number;
  cameraOff: boolean;
  recordingSince: number | null;
}

export interface Message {
  at: number;
  id: number;
  content: Buffer;
}

export function newChannel(id: number, title: string, desc: string | null, createdAt: number): Channel {
  return { id, title, desc, createdAt, level: 2, cameraOff: false, recordingSince: null };
}
