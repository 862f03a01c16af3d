import { AwsRefusal } from '../aws-refusal.ts';
import type { Broker } from './broker.ts';
import { MAX_PAYLOAD, topicFault } from './topic-limits.ts';

/** `POST /topics/{topic}?qos=&retain=`: what the SDK's PublishCommand sends. Answers the body of the 200. */
export async function publishOver(broker: Broker, url: URL, body: Buffer): Promise<object> {
  const topic = decodeURIComponent(url.pathname.slice('/topics/'.length));
  const fault = topicFault(topic);
  if (fault !== null) throw new AwsRefusal(400, 'InvalidRequestException', fault);
  if (body.length > MAX_PAYLOAD) {
    throw new AwsRefusal(413, 'RequestEntityTooLargeException', `the payload is larger than ${MAX_PAYLOAD} bytes`);
  }
  const qos = url.searchParams.get('qos') ?? '0';
  if (qos !== '0' && qos !== '1') throw new AwsRefusal(400, 'InvalidRequestException', 'qos is 0 or 1');
  await broker.publish(topic, body, { qos: qos === '1' ? 1 : 0, retain: url.searchParams.get('retain') === 'true' });
  return { message: 'OK' };
}
