import { createMock } from "@meter-orders/mock";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

const mock = createMock();
// On a dropped connection, the promise rejects; MSW expects an error response.
const respond = ({ request }: { request: Request }) => mock.fetch(request).catch(() => HttpResponse.error());
const server = setupServer(http.all("https://api.nomos.energy/*", respond));
server.listen();

const response = await fetch("https://api.nomos.energy/meter-orders", { headers: { Authorization: "Bearer demo" } });
console.log(response.status);
server.close();
