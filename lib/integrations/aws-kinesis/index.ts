import { defineIntegration } from '../../model/integration.ts';
import { STREAM_NAME } from '../../model/stream.ts';
import { encode } from '../_kinesis/downlink.ts';
import { defaultDownlink } from './downlink.ts';
import { takeApart } from './take-apart.ts';
import { defaultUplink, parse } from './uplink.ts';

export default defineIntegration({
  type: 'aws-kinesis',
  label: 'AWS Kinesis',
  about: 'Records of a Kinesis stream in, and records for a stream out.',
  trigger: 'stream',
  fields: {
    streamName: {
      label: 'Stream name',
      type: 'text',
      pattern: STREAM_NAME,
      example: 'from-devices',
      help: 'Stream whose records are uplinks. The deploy option uplinkStreams must hold its ARN. One integration reads a stream.',
    },
  },
  parse,
  takeApart,
  streamName: ({ streamName }) => streamName,
  typedKeys: {
    partitionKey: { about: 'Partition key of the record, which its sender chose', example: 'sensor-7' },
    shardId: { about: 'Shard that the record lies in', example: 'shardId-000000000000' },
    sequenceNumber: {
      about: 'Number of the record in its shard, as text',
      example: '49664000000000000000000000000000000000000000000000000001',
    },
    subSequenceNumber: { about: 'Of an aggregated record: place in it from 0, as text', example: '4' },
    explicitHashKey: {
      about: 'Of an aggregated record: the hash key that its sender named, if any',
      example: '170141183460469231731687303715884105728',
    },
  },
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode },
});
