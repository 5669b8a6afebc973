import { createMock } from "@meter-orders/mock";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

const mock = createMock();
// A dropped connection rejects, which MSW calls an error response.
const answerTo = ({ request }: { request: Request }) => mock.fetch(request).catch(() => HttpResponse.error());
const server = setupServer(http.all("https://api.nomos.energy/*", answerTo));
server.listen();

const answer = await fetch("https://api.nomos.energy/meter-orders", { headers: { Authorization: "Bearer demo" } });
console.log(answer.status);
server.close();
