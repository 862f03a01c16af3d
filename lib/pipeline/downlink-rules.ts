import { DEFAULT_DOWNLINK_RULES, type DownlinkRule } from '../model/downlink.ts';

export const ATTRIBUTES_UPDATED = 'ATTRIBUTES_UPDATED';
export const RPC = 'RPC_CALL_FROM_SERVER_TO_DEVICE';

/** What rules look at. */
export interface RuledMessage {
  msgType: string;
  /** Keys that changed. */
  keys: string[];
  profile: string;
}

/**
 * The first rule that lets a message of this type, with these keys, for this profile, go down. `keys` narrow attribute
 * changes; an RPC changes none, so that they do not hold it back.
 */
export function ruleFor(
  rules: DownlinkRule[] | null,
  { msgType, keys, profile }: RuledMessage,
): DownlinkRule | undefined {
  return (rules ?? DEFAULT_DOWNLINK_RULES).find(
    (rule) =>
      rule.msgTypes.includes(msgType) &&
      (rule.keys === undefined || msgType === RPC || rule.keys.some((key) => keys.includes(key))) &&
      (rule.profiles === undefined || rule.profiles.includes(profile)),
  );
}
