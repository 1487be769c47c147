/** Goes beside the exported bundles. */
export const bundlesReadme = `# Load scripts for k6

Each file is one scenario, complete in itself: it imports nothing but k6's own modules and needs nothing but a target file.

    k6 run -e ONENET_TARGET=target.json -e PROFILE=smoke play-address.js

| variable | means |
| --- | --- |
| ONENET_TARGET | the target file, relative to the working folder or absolute |
| PROFILE | smoke, average, stress, spike, soak or breakpoint |
| RATE, DURATION, VUS | override the profile: iterations a second, \`30s\`, virtual users |

What a target file takes from the environment (\`\${NAME}\`) is read from \`__ENV\`: pass it with \`-e NAME=…\`.

These scripts are written for k6 2.x by its public documentation. They were developed and tested on the embedded engine of
onenet-video; k6 itself was not run there.
`;
