/** A sound, put together on a context; it is heard once it is started and connected. */
export interface Voice {
  output: AudioNode;
  start(): void;
  stop(at: number): void;
}

/** What a sound is put together from: everything that runs by itself begins and ends with the whole. */
export interface Bench {
  context: BaseAudioContext;
  output: GainNode;
  loop(buffer: AudioBuffer): AudioBufferSourceNode;
  oscillator(hertz: number): OscillatorNode;
  /** A gain that stands at `value`. */
  gain(value: number): GainNode;
  /** Moves something up and down by `depth`, once in so many seconds. */
  sway(param: AudioParam, depth: number, seconds: number): void;
}

/** Puts a sound together. */
export function voiceOf(context: BaseAudioContext, build: (bench: Bench) => void): Voice {
  const running: AudioScheduledSourceNode[] = [];
  const output = context.createGain();
  const bench: Bench = {
    context,
    output,
    loop(buffer) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.loop = true;
      running.push(source);
      return source;
    },
    oscillator(hertz) {
      const oscillator = context.createOscillator();
      oscillator.frequency.value = hertz;
      running.push(oscillator);
      return oscillator;
    },
    gain(value) {
      const gain = context.createGain();
      gain.gain.value = value;
      return gain;
    },
    sway(param, depth, seconds) {
      bench
        .oscillator(1 / seconds)
        .connect(bench.gain(depth))
        .connect(param);
    },
  };
  build(bench);
  return {
    output,
    start() {
      for (const source of running) source.start();
    },
    stop(at) {
      for (const source of running) source.stop(at);
    },
  };
}
