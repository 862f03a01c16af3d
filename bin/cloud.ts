import { App } from 'aws-cdk-lib';
import { readOptions } from '../lib/infra/options.ts';
import { PlatformStack } from '../lib/infra/platform-stack.ts';
import { registry } from '../lib/integrations/registry.gen.ts';

/** The CDK app: `npm run synth`, `npx cdk deploy [-c option=value]`; docs/deploying.md tells the options. */
const app = new App();
const types = Object.values(registry);
const options = readOptions(
  (name) => app.node.tryGetContext(name),
  types.map((type) => type.type),
);
new PlatformStack(app, { options, types });
