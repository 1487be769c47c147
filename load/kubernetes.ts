import { stringify } from "yaml";
import type { Edition } from "../schemas/edition.js";
import { bundleScenario, scenarioNames } from "./bundle.js";
import type { ScenarioName } from "./profiles.js";

/** Pods that the load is split over; people change it in the manifest. */
const parallelism = 4;
const image = "grafana/k6:latest";
/** A ConfigMap holds at most so many bytes. */
const configMapLimit = 1024 * 1024;

/**
 * What `export kubernetes` writes: for each scenario a ConfigMap with the very bundle that runs here and a TestRun for k6's
 * operator, and a README that says how the parts' results become one.
 */
export async function kubernetesFiles(edition: Edition): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const scenario of scenarioNames) {
    const { code } = await bundleScenario(scenario, edition);
    files.set(`${scenario}-configmap.yaml`, stringify(configMap(scenario, code), { lineWidth: 0 }));
    files.set(`${scenario}-testrun.yaml`, stringify(testRun(scenario), { lineWidth: 0 }));
  }
  files.set("README.md", readme);
  return files;
}

/** @throws Error when the bundle does not fit into a ConfigMap */
export function configMap(scenario: ScenarioName, code: string): object {
  const bytes = Buffer.byteLength(code);
  if (bytes > configMapLimit)
    throw new Error(`the bundle ${scenario} has ${bytes} bytes; a ConfigMap holds ${configMapLimit}`);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: `onenet-video-${scenario}` },
    data: { [`${scenario}.js`]: code },
  };
}

export function testRun(scenario: ScenarioName): object {
  return {
    apiVersion: "k6.io/v1alpha1",
    kind: "TestRun",
    metadata: { name: `onenet-video-${scenario}` },
    spec: {
      parallelism,
      cleanup: "post",
      separate: true,
      script: { configMap: { name: `onenet-video-${scenario}`, file: `${scenario}.js` } },
      arguments: "-e ONENET_TARGET=/target/target.json -e PROFILE=average --out json=/results/samples.json",
      runner: {
        image,
        // ${NAME} in the target file is read from here.
        env: [
          {
            name: "ONENET_MASTER_KEY",
            valueFrom: { secretKeyRef: { name: "onenet-video-key", key: "masterKey" } },
          },
        ],
        resources: { requests: { cpu: "1", memory: "512Mi" }, limits: { cpu: "2", memory: "2Gi" } },
        volumes: [
          { name: "target", secret: { secretName: "onenet-video-target" } },
          { name: "results", emptyDir: {} },
        ],
        volumeMounts: [
          { name: "target", mountPath: "/target", readOnly: true },
          { name: "results", mountPath: "/results" },
        ],
      },
    },
  };
}

const readme = `# A distributed run by k6's operator

The operator (https://github.com/grafana/k6-operator) splits one script over pods by execution segments; rates and virtual users
are those of the whole run, not of a pod.

    kubectl create secret generic onenet-video-target --from-file=target.json
    kubectl create secret generic onenet-video-key --from-literal=masterKey="$ONENET_MASTER_KEY"
    kubectl apply -f play-address-configmap.yaml -f play-address-testrun.yaml

The load target needs \`load.consent\` in its target file, as everywhere. Change \`parallelism\`, \`PROFILE\`, RATE, DURATION and VUS in
\`spec\`. \`results\` is an emptyDir: put a volume there that outlives the pods, or send samples where your cluster keeps them
(\`--out experimental-prometheus-rw\`, \`--out opentelemetry\` are k6's own).

k6 itself tells percentiles for each pod. The parts' \`load.json\` merge into one exact result, histogram by histogram:
\`mergeLoadResults\` in \`load/merge.ts\`.

These manifests are held against the operator's published schema; they were not run in a cluster where this is developed.
`;
