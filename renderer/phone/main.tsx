import { mountPage } from "../kit/mount.tsx";
import { PhonePage } from "./phone-page.tsx";
import { useTicketToken } from "./ticket-token.ts";

function PhoneWithToken() {
  const token = useTicketToken();
  return <PhonePage key={token} token={token} />;
}

void mountPage({ page: "phone", entry: "nobody", draw: () => <PhoneWithToken /> });
