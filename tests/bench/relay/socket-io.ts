/** The same with socket.io as it comes, over WebSocket alone; who says something is told that it arrived. Nothing is kept. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'] });

io.on('connection', (socket) => {
  socket.on('join', (group: string) => {
    void socket.join(group);
    socket.on('say', (text: string, arrived: () => void) => {
      socket.to(group).emit('say', text);
      arrived();
    });
    socket.emit('joined');
  });
});
http.listen(0, '127.0.0.1', 4_096, () => {
  console.log(`Listening at http://127.0.0.1:${(http.address() as AddressInfo).port},`);
});
