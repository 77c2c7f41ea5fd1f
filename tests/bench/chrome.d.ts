/** As the browser names itself in an extension's pages; only what is used inside them here. */
declare global {
  var chrome: {
    runtime: { sendMessage<Asked, Told>(message: Asked): Promise<Told> };
    declarativeNetRequest: {
      updateDynamicRules(change: { addRules?: object[]; removeRuleIds?: number[] }): Promise<void>;
      getDynamicRules(): Promise<{ condition: { requestDomains?: string[] } }[]>;
    };
    storage: { session: { get(key: string): Promise<Record<string, unknown>> } };
  };
}

export {};
