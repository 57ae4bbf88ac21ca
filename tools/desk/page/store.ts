import type { About, FrameEntry, LogEntry, News, Sample, SerialEntry, Status, Transition, Wish } from "../protocol.ts";

/** How many entries the page keeps. */
const most = { log: 2000, frames: 400, serial: 600, transitions: 100, samples: 600 };
const retryMs = 1000;

/** The data that the page shows. */
export interface Shown {
  isConnected: boolean;
  about: About | undefined;
  status: Status | undefined;
  log: LogEntry[];
  frames: FrameEntry[];
  serial: SerialEntry[];
  /** Counts up when the serial entries are replaced, not when some are added. */
  serialAge: number;
  transitions: Transition[];
  samples: Sample[];
  leftOut: number;
  problem: string | undefined;
}

/** Keeps the news from the desk, and notifies the page. */
export class Store {
  shown: Shown = {
    isConnected: false,
    about: undefined,
    status: undefined,
    log: [],
    frames: [],
    serial: [],
    serialAge: 0,
    transitions: [],
    samples: [],
    leftOut: 0,
    problem: undefined,
  };
  readonly token = new URLSearchParams(location.search).get("token") ?? "";
  private socket: WebSocket | undefined;
  private isDue = false;

  constructor(private readonly draw: (shown: Shown) => void) {
    this.connect();
  }

  wish(wish: Wish): void {
    this.set({ problem: undefined });
    if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send(JSON.stringify(wish));
    }
  }

  say(problem: string | undefined): void {
    this.set({ problem });
  }

  fileUrl(path: string): string {
    return `${path}?token=${encodeURIComponent(this.token)}`;
  }

  private connect(): void {
    const socket = new WebSocket(`ws://${location.host}/desk?token=${encodeURIComponent(this.token)}`);
    this.socket = socket;
    socket.onmessage = ({ data }) => this.hear(JSON.parse(String(data)) as News);
    socket.onclose = () => {
      this.set({ isConnected: false });
      setTimeout(() => this.connect(), retryMs);
    };
  }

  private hear(news: News): void {
    const { shown } = this;
    const isWhole = news.whole === true;
    const grown = <Entry>(old: Entry[], fresh: Entry[] | undefined, limit: number): Entry[] =>
      isWhole ? (fresh ?? []) : fresh === undefined ? old : [...old, ...fresh].slice(-limit);
    this.set({
      isConnected: true,
      about: news.about ?? shown.about,
      status: news.status ?? shown.status,
      log: grown(shown.log, news.log, most.log),
      frames: grown(shown.frames, news.frames, most.frames),
      serial: grown(shown.serial, news.serial, most.serial),
      serialAge: shown.serialAge + (isWhole ? 1 : 0),
      transitions: grown(shown.transitions, news.transitions, most.transitions),
      samples: grown(shown.samples, news.samples, most.samples),
      leftOut: isWhole ? 0 : shown.leftOut + (news.leftOut?.log ?? 0),
      problem: news.problem ?? shown.problem,
    });
  }

  /** Draws at most once per frame of the screen. */
  private set(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    if (!this.isDue) {
      this.isDue = true;
      setTimeout(() => {
        this.isDue = false;
        this.draw(this.shown);
      }, 16);
    }
  }
}
