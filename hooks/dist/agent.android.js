"use strict";(()=>{var Aa=Object.defineProperty;var Na=(n,e)=>{for(var t in e)Aa(n,t,{get:e[t],enumerable:!0})};var Oe=[],ke=[],Zn="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";for(let n=0,e=Zn.length;n<e;++n)Oe[n]=Zn[n],ke[Zn.charCodeAt(n)]=n;ke[45]=62;ke[95]=63;function Ma(n){let e=n.length;if(e%4>0)throw new Error("Invalid string. Length must be a multiple of 4");let t=n.indexOf("=");t===-1&&(t=e);let r=t===e?0:4-t%4;return[t,r]}function ja(n,e,t){return(e+t)*3/4-t}function Xo(n){let e=Ma(n),t=e[0],r=e[1],o=new Uint8Array(ja(n,t,r)),s=0,i=r>0?t-4:t,a;for(a=0;a<i;a+=4){let l=ke[n.charCodeAt(a)]<<18|ke[n.charCodeAt(a+1)]<<12|ke[n.charCodeAt(a+2)]<<6|ke[n.charCodeAt(a+3)];o[s++]=l>>16&255,o[s++]=l>>8&255,o[s++]=l&255}if(r===2){let l=ke[n.charCodeAt(a)]<<2|ke[n.charCodeAt(a+1)]>>4;o[s++]=l&255}if(r===1){let l=ke[n.charCodeAt(a)]<<10|ke[n.charCodeAt(a+1)]<<4|ke[n.charCodeAt(a+2)]>>2;o[s++]=l>>8&255,o[s++]=l&255}return o}function Oa(n){return Oe[n>>18&63]+Oe[n>>12&63]+Oe[n>>6&63]+Oe[n&63]}function Ra(n,e,t){let r=[];for(let o=e;o<t;o+=3){let s=(n[o]<<16&16711680)+(n[o+1]<<8&65280)+(n[o+2]&255);r.push(Oa(s))}return r.join("")}function qn(n){let e=n.length,t=e%3,r=[],o=16383;for(let s=0,i=e-t;s<i;s+=o)r.push(Ra(n,s,s+o>i?i:s+o));if(t===1){let s=n[e-1];r.push(Oe[s>>2]+Oe[s<<4&63]+"==")}else if(t===2){let s=(n[e-2]<<8)+n[e-1];r.push(Oe[s>>10]+Oe[s>>4&63]+Oe[s<<2&63]+"=")}return r.join("")}function Mt(n,e,t,r,o){let s,i,a=o*8-r-1,l=(1<<a)-1,c=l>>1,d=-7,f=t?o-1:0,p=t?-1:1,u=n[e+f];for(f+=p,s=u&(1<<-d)-1,u>>=-d,d+=a;d>0;)s=s*256+n[e+f],f+=p,d-=8;for(i=s&(1<<-d)-1,s>>=-d,d+=r;d>0;)i=i*256+n[e+f],f+=p,d-=8;if(s===0)s=1-c;else{if(s===l)return i?NaN:(u?-1:1)*(1/0);i=i+Math.pow(2,r),s=s-c}return(u?-1:1)*i*Math.pow(2,s-r)}function Wn(n,e,t,r,o,s){let i,a,l,c=s*8-o-1,d=(1<<c)-1,f=d>>1,p=o===23?Math.pow(2,-24)-Math.pow(2,-77):0,u=r?0:s-1,m=r?1:-1,h=e<0||e===0&&1/e<0?1:0;for(e=Math.abs(e),isNaN(e)||e===1/0?(a=isNaN(e)?1:0,i=d):(i=Math.floor(Math.log(e)/Math.LN2),e*(l=Math.pow(2,-i))<1&&(i--,l*=2),i+f>=1?e+=p/l:e+=p*Math.pow(2,1-f),e*l>=2&&(i++,l/=2),i+f>=d?(a=0,i=d):i+f>=1?(a=(e*l-1)*Math.pow(2,o),i=i+f):(a=e*Math.pow(2,f-1)*Math.pow(2,o),i=0));o>=8;)n[t+u]=a&255,u+=m,a/=256,o-=8;for(i=i<<o|a,c+=o;c>0;)n[t+u]=i&255,u+=m,i/=256,c-=8;n[t+u-m]|=h*128}var Ua={INSPECT_MAX_BYTES:50},Kn=2147483647;_.TYPED_ARRAY_SUPPORT=!0;Object.defineProperty(_.prototype,"parent",{enumerable:!0,get:function(){if(_.isBuffer(this))return this.buffer}});Object.defineProperty(_.prototype,"offset",{enumerable:!0,get:function(){if(_.isBuffer(this))return this.byteOffset}});function Be(n){if(n>Kn)throw new RangeError('The value "'+n+'" is invalid for option "size"');let e=new Uint8Array(n);return Object.setPrototypeOf(e,_.prototype),e}function _(n,e,t){if(typeof n=="number"){if(typeof e=="string")throw new TypeError('The "string" argument must be of type string. Received type number');return er(n)}return ns(n,e,t)}_.poolSize=8192;function ns(n,e,t){if(typeof n=="string")return Ba(n,e);if(ArrayBuffer.isView(n))return Va(n);if(n==null)throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n);if(n instanceof ArrayBuffer||n&&n.buffer instanceof ArrayBuffer||n instanceof SharedArrayBuffer||n&&n.buffer instanceof SharedArrayBuffer)return Xn(n,e,t);if(typeof n=="number")throw new TypeError('The "value" argument must not be of type number. Received type number');let r=n.valueOf&&n.valueOf();if(r!=null&&r!==n)return _.from(r,e,t);let o=za(n);if(o)return o;if(typeof Symbol<"u"&&Symbol.toPrimitive!=null&&typeof n[Symbol.toPrimitive]=="function")return _.from(n[Symbol.toPrimitive]("string"),e,t);throw new TypeError("The first argument must be one of type string, Buffer, ArrayBuffer, Array, or Array-like Object. Received type "+typeof n)}_.from=function(n,e,t){return ns(n,e,t)};Object.setPrototypeOf(_.prototype,Uint8Array.prototype);Object.setPrototypeOf(_,Uint8Array);function rs(n){if(typeof n!="number")throw new TypeError('"size" argument must be of type number');if(n<0)throw new RangeError('The value "'+n+'" is invalid for option "size"')}function Da(n,e,t){return rs(n),n<=0?Be(n):e!==void 0?typeof t=="string"?Be(n).fill(e,t):Be(n).fill(e):Be(n)}_.alloc=function(n,e,t){return Da(n,e,t)};function er(n){return rs(n),Be(n<0?0:tr(n)|0)}_.allocUnsafe=function(n){return er(n)};_.allocUnsafeSlow=function(n){return er(n)};function Ba(n,e){if((typeof e!="string"||e==="")&&(e="utf8"),!_.isEncoding(e))throw new TypeError("Unknown encoding: "+e);let t=os(n,e)|0,r=Be(t),o=r.write(n,e);return o!==t&&(r=r.slice(0,o)),r}function Qn(n){let e=n.length<0?0:tr(n.length)|0,t=Be(e);for(let r=0;r<e;r+=1)t[r]=n[r]&255;return t}function Va(n){if(n instanceof Uint8Array){let e=new Uint8Array(n);return Xn(e.buffer,e.byteOffset,e.byteLength)}return Qn(n)}function Xn(n,e,t){if(e<0||n.byteLength<e)throw new RangeError('"offset" is outside of buffer bounds');if(n.byteLength<e+(t||0))throw new RangeError('"length" is outside of buffer bounds');let r;return e===void 0&&t===void 0?r=new Uint8Array(n):t===void 0?r=new Uint8Array(n,e):r=new Uint8Array(n,e,t),Object.setPrototypeOf(r,_.prototype),r}function za(n){if(_.isBuffer(n)){let e=tr(n.length)|0,t=Be(e);return t.length===0||n.copy(t,0,0,e),t}if(n.length!==void 0)return typeof n.length!="number"||Number.isNaN(n.length)?Be(0):Qn(n);if(n.type==="Buffer"&&Array.isArray(n.data))return Qn(n.data)}function tr(n){if(n>=Kn)throw new RangeError("Attempt to allocate Buffer larger than maximum size: 0x"+Kn.toString(16)+" bytes");return n|0}_.isBuffer=function(e){return e!=null&&e._isBuffer===!0&&e!==_.prototype};_.compare=function(e,t){if(e instanceof Uint8Array&&(e=_.from(e,e.offset,e.byteLength)),t instanceof Uint8Array&&(t=_.from(t,t.offset,t.byteLength)),!_.isBuffer(e)||!_.isBuffer(t))throw new TypeError('The "buf1", "buf2" arguments must be one of type Buffer or Uint8Array');if(e===t)return 0;let r=e.length,o=t.length;for(let s=0,i=Math.min(r,o);s<i;++s)if(e[s]!==t[s]){r=e[s],o=t[s];break}return r<o?-1:o<r?1:0};_.isEncoding=function(e){switch(String(e).toLowerCase()){case"hex":case"utf8":case"utf-8":case"ascii":case"latin1":case"binary":case"base64":case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return!0;default:return!1}};_.concat=function(e,t){if(!Array.isArray(e))throw new TypeError('"list" argument must be an Array of Buffers');if(e.length===0)return _.alloc(0);let r;if(t===void 0)for(t=0,r=0;r<e.length;++r)t+=e[r].length;let o=_.allocUnsafe(t),s=0;for(r=0;r<e.length;++r){let i=e[r];if(i instanceof Uint8Array)s+i.length>o.length?(_.isBuffer(i)||(i=_.from(i.buffer,i.byteOffset,i.byteLength)),i.copy(o,s)):Uint8Array.prototype.set.call(o,i,s);else if(_.isBuffer(i))i.copy(o,s);else throw new TypeError('"list" argument must be an Array of Buffers');s+=i.length}return o};function os(n,e){if(_.isBuffer(n))return n.length;if(ArrayBuffer.isView(n)||n instanceof ArrayBuffer)return n.byteLength;if(typeof n!="string")throw new TypeError('The "string" argument must be one of type string, Buffer, or ArrayBuffer. Received type '+typeof n);let t=n.length,r=arguments.length>2&&arguments[2]===!0;if(!r&&t===0)return 0;let o=!1;for(;;)switch(e){case"ascii":case"latin1":case"binary":return t;case"utf8":case"utf-8":return Yn(n).length;case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return t*2;case"hex":return t>>>1;case"base64":return ps(n).length;default:if(o)return r?-1:Yn(n).length;e=(""+e).toLowerCase(),o=!0}}_.byteLength=os;function $a(n,e,t){let r=!1;if((e===void 0||e<0)&&(e=0),e>this.length||((t===void 0||t>this.length)&&(t=this.length),t<=0)||(t>>>=0,e>>>=0,t<=e))return"";for(n||(n="utf8");;)switch(n){case"hex":return Ya(this,e,t);case"utf8":case"utf-8":return is(this,e,t);case"ascii":return Qa(this,e,t);case"latin1":case"binary":return Xa(this,e,t);case"base64":return Wa(this,e,t);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return el(this,e,t);default:if(r)throw new TypeError("Unknown encoding: "+n);n=(n+"").toLowerCase(),r=!0}}_.prototype._isBuffer=!0;function et(n,e,t){let r=n[e];n[e]=n[t],n[t]=r}_.prototype.swap16=function(){let e=this.length;if(e%2!==0)throw new RangeError("Buffer size must be a multiple of 16-bits");for(let t=0;t<e;t+=2)et(this,t,t+1);return this};_.prototype.swap32=function(){let e=this.length;if(e%4!==0)throw new RangeError("Buffer size must be a multiple of 32-bits");for(let t=0;t<e;t+=4)et(this,t,t+3),et(this,t+1,t+2);return this};_.prototype.swap64=function(){let e=this.length;if(e%8!==0)throw new RangeError("Buffer size must be a multiple of 64-bits");for(let t=0;t<e;t+=8)et(this,t,t+7),et(this,t+1,t+6),et(this,t+2,t+5),et(this,t+3,t+4);return this};_.prototype.toString=function(){let e=this.length;return e===0?"":arguments.length===0?is(this,0,e):$a.apply(this,arguments)};_.prototype.toLocaleString=_.prototype.toString;_.prototype.equals=function(e){if(!_.isBuffer(e))throw new TypeError("Argument must be a Buffer");return this===e?!0:_.compare(this,e)===0};_.prototype.inspect=function(){let e="",t=Ua.INSPECT_MAX_BYTES;return e=this.toString("hex",0,t).replace(/(.{2})/g,"$1 ").trim(),this.length>t&&(e+=" ... "),"<Buffer "+e+">"};_.prototype[Symbol.for("nodejs.util.inspect.custom")]=_.prototype.inspect;_.prototype.compare=function(e,t,r,o,s){if(e instanceof Uint8Array&&(e=_.from(e,e.offset,e.byteLength)),!_.isBuffer(e))throw new TypeError('The "target" argument must be one of type Buffer or Uint8Array. Received type '+typeof e);if(t===void 0&&(t=0),r===void 0&&(r=e?e.length:0),o===void 0&&(o=0),s===void 0&&(s=this.length),t<0||r>e.length||o<0||s>this.length)throw new RangeError("out of range index");if(o>=s&&t>=r)return 0;if(o>=s)return-1;if(t>=r)return 1;if(t>>>=0,r>>>=0,o>>>=0,s>>>=0,this===e)return 0;let i=s-o,a=r-t,l=Math.min(i,a),c=this.slice(o,s),d=e.slice(t,r);for(let f=0;f<l;++f)if(c[f]!==d[f]){i=c[f],a=d[f];break}return i<a?-1:a<i?1:0};function ss(n,e,t,r,o){if(n.length===0)return-1;if(typeof t=="string"?(r=t,t=0):t>2147483647?t=2147483647:t<-2147483648&&(t=-2147483648),t=+t,Number.isNaN(t)&&(t=o?0:n.length-1),t<0&&(t=n.length+t),t>=n.length){if(o)return-1;t=n.length-1}else if(t<0)if(o)t=0;else return-1;if(typeof e=="string"&&(e=_.from(e,r)),_.isBuffer(e))return e.length===0?-1:Yo(n,e,t,r,o);if(typeof e=="number")return e=e&255,typeof Uint8Array.prototype.indexOf=="function"?o?Uint8Array.prototype.indexOf.call(n,e,t):Uint8Array.prototype.lastIndexOf.call(n,e,t):Yo(n,[e],t,r,o);throw new TypeError("val must be string, number or Buffer")}function Yo(n,e,t,r,o){let s=1,i=n.length,a=e.length;if(r!==void 0&&(r=String(r).toLowerCase(),r==="ucs2"||r==="ucs-2"||r==="utf16le"||r==="utf-16le")){if(n.length<2||e.length<2)return-1;s=2,i/=2,a/=2,t/=2}function l(d,f){return s===1?d[f]:d.readUInt16BE(f*s)}let c;if(o){let d=-1;for(c=t;c<i;c++)if(l(n,c)===l(e,d===-1?0:c-d)){if(d===-1&&(d=c),c-d+1===a)return d*s}else d!==-1&&(c-=c-d),d=-1}else for(t+a>i&&(t=i-a),c=t;c>=0;c--){let d=!0;for(let f=0;f<a;f++)if(l(n,c+f)!==l(e,f)){d=!1;break}if(d)return c}return-1}_.prototype.includes=function(e,t,r){return this.indexOf(e,t,r)!==-1};_.prototype.indexOf=function(e,t,r){return ss(this,e,t,r,!0)};_.prototype.lastIndexOf=function(e,t,r){return ss(this,e,t,r,!1)};function Ja(n,e,t,r){t=Number(t)||0;let o=n.length-t;r?(r=Number(r),r>o&&(r=o)):r=o;let s=e.length;r>s/2&&(r=s/2);let i;for(i=0;i<r;++i){let a=parseInt(e.substr(i*2,2),16);if(Number.isNaN(a))return i;n[t+i]=a}return i}function Ga(n,e,t,r){return nn(Yn(e,n.length-t),n,t,r)}function Ha(n,e,t,r){return nn(ol(e),n,t,r)}function Za(n,e,t,r){return nn(ps(e),n,t,r)}function qa(n,e,t,r){return nn(sl(e,n.length-t),n,t,r)}_.prototype.write=function(e,t,r,o){if(t===void 0)o="utf8",r=this.length,t=0;else if(r===void 0&&typeof t=="string")o=t,r=this.length,t=0;else if(isFinite(t))t=t>>>0,isFinite(r)?(r=r>>>0,o===void 0&&(o="utf8")):(o=r,r=void 0);else throw new Error("Buffer.write(string, encoding, offset[, length]) is no longer supported");let s=this.length-t;if((r===void 0||r>s)&&(r=s),e.length>0&&(r<0||t<0)||t>this.length)throw new RangeError("Attempt to write outside buffer bounds");o||(o="utf8");let i=!1;for(;;)switch(o){case"hex":return Ja(this,e,t,r);case"utf8":case"utf-8":return Ga(this,e,t,r);case"ascii":case"latin1":case"binary":return Ha(this,e,t,r);case"base64":return Za(this,e,t,r);case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return qa(this,e,t,r);default:if(i)throw new TypeError("Unknown encoding: "+o);o=(""+o).toLowerCase(),i=!0}};_.prototype.toJSON=function(){return{type:"Buffer",data:Array.prototype.slice.call(this._arr||this,0)}};function Wa(n,e,t){return e===0&&t===n.length?qn(n):qn(n.slice(e,t))}function is(n,e,t){t=Math.min(n.length,t);let r=[],o=e;for(;o<t;){let s=n[o],i=null,a=s>239?4:s>223?3:s>191?2:1;if(o+a<=t){let l,c,d,f;switch(a){case 1:s<128&&(i=s);break;case 2:l=n[o+1],(l&192)===128&&(f=(s&31)<<6|l&63,f>127&&(i=f));break;case 3:l=n[o+1],c=n[o+2],(l&192)===128&&(c&192)===128&&(f=(s&15)<<12|(l&63)<<6|c&63,f>2047&&(f<55296||f>57343)&&(i=f));break;case 4:l=n[o+1],c=n[o+2],d=n[o+3],(l&192)===128&&(c&192)===128&&(d&192)===128&&(f=(s&15)<<18|(l&63)<<12|(c&63)<<6|d&63,f>65535&&f<1114112&&(i=f))}}i===null?(i=65533,a=1):i>65535&&(i-=65536,r.push(i>>>10&1023|55296),i=56320|i&1023),r.push(i),o+=a}return Ka(r)}var es=4096;function Ka(n){let e=n.length;if(e<=es)return String.fromCharCode.apply(String,n);let t="",r=0;for(;r<e;)t+=String.fromCharCode.apply(String,n.slice(r,r+=es));return t}function Qa(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]&127);return r}function Xa(n,e,t){let r="";t=Math.min(n.length,t);for(let o=e;o<t;++o)r+=String.fromCharCode(n[o]);return r}function Ya(n,e,t){let r=n.length;(!e||e<0)&&(e=0),(!t||t<0||t>r)&&(t=r);let o="";for(let s=e;s<t;++s)o+=il[n[s]];return o}function el(n,e,t){let r=n.slice(e,t),o="";for(let s=0;s<r.length-1;s+=2)o+=String.fromCharCode(r[s]+r[s+1]*256);return o}_.prototype.slice=function(e,t){let r=this.length;e=~~e,t=t===void 0?r:~~t,e<0?(e+=r,e<0&&(e=0)):e>r&&(e=r),t<0?(t+=r,t<0&&(t=0)):t>r&&(t=r),t<e&&(t=e);let o=this.subarray(e,t);return Object.setPrototypeOf(o,_.prototype),o};function fe(n,e,t){if(n%1!==0||n<0)throw new RangeError("offset is not uint");if(n+e>t)throw new RangeError("Trying to access beyond buffer length")}_.prototype.readUintLE=_.prototype.readUIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||fe(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return o};_.prototype.readUintBE=_.prototype.readUIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||fe(e,t,this.length);let o=this[e+--t],s=1;for(;t>0&&(s*=256);)o+=this[e+--t]*s;return o};_.prototype.readUint8=_.prototype.readUInt8=function(e,t){return e=e>>>0,t||fe(e,1,this.length),this[e]};_.prototype.readUint16LE=_.prototype.readUInt16LE=function(e,t){return e=e>>>0,t||fe(e,2,this.length),this[e]|this[e+1]<<8};_.prototype.readUint16BE=_.prototype.readUInt16BE=function(e,t){return e=e>>>0,t||fe(e,2,this.length),this[e]<<8|this[e+1]};_.prototype.readUint32LE=_.prototype.readUInt32LE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),(this[e]|this[e+1]<<8|this[e+2]<<16)+this[e+3]*16777216};_.prototype.readUint32BE=_.prototype.readUInt32BE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),this[e]*16777216+(this[e+1]<<16|this[e+2]<<8|this[e+3])};_.prototype.readBigUInt64LE=function(e){e=e>>>0,_t(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&jt(e,this.length-8);let o=t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24,s=this[++e]+this[++e]*2**8+this[++e]*2**16+r*2**24;return BigInt(o)+(BigInt(s)<<BigInt(32))};_.prototype.readBigUInt64BE=function(e){e=e>>>0,_t(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&jt(e,this.length-8);let o=t*2**24+this[++e]*2**16+this[++e]*2**8+this[++e],s=this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r;return(BigInt(o)<<BigInt(32))+BigInt(s)};_.prototype.readIntLE=function(e,t,r){e=e>>>0,t=t>>>0,r||fe(e,t,this.length);let o=this[e],s=1,i=0;for(;++i<t&&(s*=256);)o+=this[e+i]*s;return s*=128,o>=s&&(o-=Math.pow(2,8*t)),o};_.prototype.readIntBE=function(e,t,r){e=e>>>0,t=t>>>0,r||fe(e,t,this.length);let o=t,s=1,i=this[e+--o];for(;o>0&&(s*=256);)i+=this[e+--o]*s;return s*=128,i>=s&&(i-=Math.pow(2,8*t)),i};_.prototype.readInt8=function(e,t){return e=e>>>0,t||fe(e,1,this.length),this[e]&128?(255-this[e]+1)*-1:this[e]};_.prototype.readInt16LE=function(e,t){e=e>>>0,t||fe(e,2,this.length);let r=this[e]|this[e+1]<<8;return r&32768?r|4294901760:r};_.prototype.readInt16BE=function(e,t){e=e>>>0,t||fe(e,2,this.length);let r=this[e+1]|this[e]<<8;return r&32768?r|4294901760:r};_.prototype.readInt32LE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),this[e]|this[e+1]<<8|this[e+2]<<16|this[e+3]<<24};_.prototype.readInt32BE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),this[e]<<24|this[e+1]<<16|this[e+2]<<8|this[e+3]};_.prototype.readBigInt64LE=function(e){e=e>>>0,_t(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&jt(e,this.length-8);let o=this[e+4]+this[e+5]*2**8+this[e+6]*2**16+(r<<24);return(BigInt(o)<<BigInt(32))+BigInt(t+this[++e]*2**8+this[++e]*2**16+this[++e]*2**24)};_.prototype.readBigInt64BE=function(e){e=e>>>0,_t(e,"offset");let t=this[e],r=this[e+7];(t===void 0||r===void 0)&&jt(e,this.length-8);let o=(t<<24)+this[++e]*2**16+this[++e]*2**8+this[++e];return(BigInt(o)<<BigInt(32))+BigInt(this[++e]*2**24+this[++e]*2**16+this[++e]*2**8+r)};_.prototype.readFloatLE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),Mt(this,e,!0,23,4)};_.prototype.readFloatBE=function(e,t){return e=e>>>0,t||fe(e,4,this.length),Mt(this,e,!1,23,4)};_.prototype.readDoubleLE=function(e,t){return e=e>>>0,t||fe(e,8,this.length),Mt(this,e,!0,52,8)};_.prototype.readDoubleBE=function(e,t){return e=e>>>0,t||fe(e,8,this.length),Mt(this,e,!1,52,8)};function be(n,e,t,r,o,s){if(!_.isBuffer(n))throw new TypeError('"buffer" argument must be a Buffer instance');if(e>o||e<s)throw new RangeError('"value" argument is out of bounds');if(t+r>n.length)throw new RangeError("Index out of range")}_.prototype.writeUintLE=_.prototype.writeUIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;be(this,e,t,r,a,0)}let s=1,i=0;for(this[t]=e&255;++i<r&&(s*=256);)this[t+i]=e/s&255;return t+r};_.prototype.writeUintBE=_.prototype.writeUIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,r=r>>>0,!o){let a=Math.pow(2,8*r)-1;be(this,e,t,r,a,0)}let s=r-1,i=1;for(this[t+s]=e&255;--s>=0&&(i*=256);)this[t+s]=e/i&255;return t+r};_.prototype.writeUint8=_.prototype.writeUInt8=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,1,255,0),this[t]=e&255,t+1};_.prototype.writeUint16LE=_.prototype.writeUInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,2,65535,0),this[t]=e&255,this[t+1]=e>>>8,t+2};_.prototype.writeUint16BE=_.prototype.writeUInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,2,65535,0),this[t]=e>>>8,this[t+1]=e&255,t+2};_.prototype.writeUint32LE=_.prototype.writeUInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,4,4294967295,0),this[t+3]=e>>>24,this[t+2]=e>>>16,this[t+1]=e>>>8,this[t]=e&255,t+4};_.prototype.writeUint32BE=_.prototype.writeUInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,4,4294967295,0),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};function as(n,e,t,r,o){fs(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s,s=s>>8,n[t++]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,i=i>>8,n[t++]=i,t}function ls(n,e,t,r,o){fs(e,r,o,n,t,7);let s=Number(e&BigInt(4294967295));n[t+7]=s,s=s>>8,n[t+6]=s,s=s>>8,n[t+5]=s,s=s>>8,n[t+4]=s;let i=Number(e>>BigInt(32)&BigInt(4294967295));return n[t+3]=i,i=i>>8,n[t+2]=i,i=i>>8,n[t+1]=i,i=i>>8,n[t]=i,t+8}_.prototype.writeBigUInt64LE=function(e,t=0){return as(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};_.prototype.writeBigUInt64BE=function(e,t=0){return ls(this,e,t,BigInt(0),BigInt("0xffffffffffffffff"))};_.prototype.writeIntLE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);be(this,e,t,r,l-1,-l)}let s=0,i=1,a=0;for(this[t]=e&255;++s<r&&(i*=256);)e<0&&a===0&&this[t+s-1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};_.prototype.writeIntBE=function(e,t,r,o){if(e=+e,t=t>>>0,!o){let l=Math.pow(2,8*r-1);be(this,e,t,r,l-1,-l)}let s=r-1,i=1,a=0;for(this[t+s]=e&255;--s>=0&&(i*=256);)e<0&&a===0&&this[t+s+1]!==0&&(a=1),this[t+s]=(e/i>>0)-a&255;return t+r};_.prototype.writeInt8=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,1,127,-128),e<0&&(e=255+e+1),this[t]=e&255,t+1};_.prototype.writeInt16LE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,2,32767,-32768),this[t]=e&255,this[t+1]=e>>>8,t+2};_.prototype.writeInt16BE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,2,32767,-32768),this[t]=e>>>8,this[t+1]=e&255,t+2};_.prototype.writeInt32LE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,4,2147483647,-2147483648),this[t]=e&255,this[t+1]=e>>>8,this[t+2]=e>>>16,this[t+3]=e>>>24,t+4};_.prototype.writeInt32BE=function(e,t,r){return e=+e,t=t>>>0,r||be(this,e,t,4,2147483647,-2147483648),e<0&&(e=4294967295+e+1),this[t]=e>>>24,this[t+1]=e>>>16,this[t+2]=e>>>8,this[t+3]=e&255,t+4};_.prototype.writeBigInt64LE=function(e,t=0){return as(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};_.prototype.writeBigInt64BE=function(e,t=0){return ls(this,e,t,-BigInt("0x8000000000000000"),BigInt("0x7fffffffffffffff"))};function cs(n,e,t,r,o,s){if(t+r>n.length)throw new RangeError("Index out of range");if(t<0)throw new RangeError("Index out of range")}function ds(n,e,t,r,o){return e=+e,t=t>>>0,o||cs(n,e,t,4,34028234663852886e22,-34028234663852886e22),Wn(n,e,t,r,23,4),t+4}_.prototype.writeFloatLE=function(e,t,r){return ds(this,e,t,!0,r)};_.prototype.writeFloatBE=function(e,t,r){return ds(this,e,t,!1,r)};function us(n,e,t,r,o){return e=+e,t=t>>>0,o||cs(n,e,t,8,17976931348623157e292,-17976931348623157e292),Wn(n,e,t,r,52,8),t+8}_.prototype.writeDoubleLE=function(e,t,r){return us(this,e,t,!0,r)};_.prototype.writeDoubleBE=function(e,t,r){return us(this,e,t,!1,r)};_.prototype.copy=function(e,t,r,o){if(!_.isBuffer(e))throw new TypeError("argument should be a Buffer");if(r||(r=0),!o&&o!==0&&(o=this.length),t>=e.length&&(t=e.length),t||(t=0),o>0&&o<r&&(o=r),o===r||e.length===0||this.length===0)return 0;if(t<0)throw new RangeError("targetStart out of bounds");if(r<0||r>=this.length)throw new RangeError("Index out of range");if(o<0)throw new RangeError("sourceEnd out of bounds");o>this.length&&(o=this.length),e.length-t<o-r&&(o=e.length-t+r);let s=o-r;return this===e?this.copyWithin(t,r,o):Uint8Array.prototype.set.call(e,this.subarray(r,o),t),s};_.prototype.fill=function(e,t,r,o){if(typeof e=="string"){if(typeof t=="string"?(o=t,t=0,r=this.length):typeof r=="string"&&(o=r,r=this.length),o!==void 0&&typeof o!="string")throw new TypeError("encoding must be a string");if(typeof o=="string"&&!_.isEncoding(o))throw new TypeError("Unknown encoding: "+o);if(e.length===1){let i=e.charCodeAt(0);(o==="utf8"&&i<128||o==="latin1")&&(e=i)}}else typeof e=="number"?e=e&255:typeof e=="boolean"&&(e=Number(e));if(t<0||this.length<t||this.length<r)throw new RangeError("Out of range index");if(r<=t)return this;t=t>>>0,r=r===void 0?this.length:r>>>0,e||(e=0);let s;if(typeof e=="number")for(s=t;s<r;++s)this[s]=e;else{let i=_.isBuffer(e)?e:_.from(e,o),a=i.length;if(a===0)throw new TypeError('The value "'+e+'" is invalid for argument "value"');for(s=0;s<r-t;++s)this[s+t]=i[s%a]}return this};var mt={};function nr(n,e,t){mt[n]=class extends t{constructor(){super(),Object.defineProperty(this,"message",{value:e.apply(this,arguments),writable:!0,configurable:!0}),this.name=`${this.name} [${n}]`,this.stack,delete this.name}get code(){return n}set code(o){Object.defineProperty(this,"code",{configurable:!0,enumerable:!0,value:o,writable:!0})}toString(){return`${this.name} [${n}]: ${this.message}`}}}nr("ERR_BUFFER_OUT_OF_BOUNDS",function(n){return n?`${n} is outside of buffer bounds`:"Attempt to access memory outside buffer bounds"},RangeError);nr("ERR_INVALID_ARG_TYPE",function(n,e){return`The "${n}" argument must be of type number. Received type ${typeof e}`},TypeError);nr("ERR_OUT_OF_RANGE",function(n,e,t){let r=`The value of "${n}" is out of range.`,o=t;return Number.isInteger(t)&&Math.abs(t)>2**32?o=ts(String(t)):typeof t=="bigint"&&(o=String(t),(t>BigInt(2)**BigInt(32)||t<-(BigInt(2)**BigInt(32)))&&(o=ts(o)),o+="n"),r+=` It must be ${e}. Received ${o}`,r},RangeError);function ts(n){let e="",t=n.length,r=n[0]==="-"?1:0;for(;t>=r+4;t-=3)e=`_${n.slice(t-3,t)}${e}`;return`${n.slice(0,t)}${e}`}function tl(n,e,t){_t(e,"offset"),(n[e]===void 0||n[e+t]===void 0)&&jt(e,n.length-(t+1))}function fs(n,e,t,r,o,s){if(n>t||n<e){let i=typeof e=="bigint"?"n":"",a;throw s>3?e===0||e===BigInt(0)?a=`>= 0${i} and < 2${i} ** ${(s+1)*8}${i}`:a=`>= -(2${i} ** ${(s+1)*8-1}${i}) and < 2 ** ${(s+1)*8-1}${i}`:a=`>= ${e}${i} and <= ${t}${i}`,new mt.ERR_OUT_OF_RANGE("value",a,n)}tl(r,o,s)}function _t(n,e){if(typeof n!="number")throw new mt.ERR_INVALID_ARG_TYPE(e,"number",n)}function jt(n,e,t){throw Math.floor(n)!==n?(_t(n,t),new mt.ERR_OUT_OF_RANGE(t||"offset","an integer",n)):e<0?new mt.ERR_BUFFER_OUT_OF_BOUNDS:new mt.ERR_OUT_OF_RANGE(t||"offset",`>= ${t?1:0} and <= ${e}`,n)}var nl=/[^+/0-9A-Za-z-_]/g;function rl(n){if(n=n.split("=")[0],n=n.trim().replace(nl,""),n.length<2)return"";for(;n.length%4!==0;)n=n+"=";return n}function Yn(n,e){e=e||1/0;let t,r=n.length,o=null,s=[];for(let i=0;i<r;++i){if(t=n.charCodeAt(i),t>55295&&t<57344){if(!o){if(t>56319){(e-=3)>-1&&s.push(239,191,189);continue}else if(i+1===r){(e-=3)>-1&&s.push(239,191,189);continue}o=t;continue}if(t<56320){(e-=3)>-1&&s.push(239,191,189),o=t;continue}t=(o-55296<<10|t-56320)+65536}else o&&(e-=3)>-1&&s.push(239,191,189);if(o=null,t<128){if((e-=1)<0)break;s.push(t)}else if(t<2048){if((e-=2)<0)break;s.push(t>>6|192,t&63|128)}else if(t<65536){if((e-=3)<0)break;s.push(t>>12|224,t>>6&63|128,t&63|128)}else if(t<1114112){if((e-=4)<0)break;s.push(t>>18|240,t>>12&63|128,t>>6&63|128,t&63|128)}else throw new Error("Invalid code point")}return s}function ol(n){let e=[];for(let t=0;t<n.length;++t)e.push(n.charCodeAt(t)&255);return e}function sl(n,e){let t,r,o,s=[];for(let i=0;i<n.length&&!((e-=2)<0);++i)t=n.charCodeAt(i),r=t>>8,o=t%256,s.push(o),s.push(r);return s}function ps(n){return Xo(rl(n))}function nn(n,e,t,r){let o;for(o=0;o<r&&!(o+t>=e.length||o>=n.length);++o)e[o+t]=n[o];return o}var il=function(){let n="0123456789abcdef",e=new Array(256);for(let t=0;t<16;++t){let r=t*16;for(let o=0;o<16;++o)e[r+o]=n[t]+n[o]}return e}();var hs=[];Object.defineProperty(globalThis,"consentinel",{value:hs});function rn(n){return hs.push(n),n}var Se={exceptions:"propagate"},ms=65542;function al(){let n=Process.findModuleByName("libjvm.so")??Process.findModuleByName("libjvm.dylib");if(n===null)return;let e=Process.pointerSize,t=Memory.alloc(e),r=Memory.alloc(4);if(new NativeFunction(n.getExportByName("JNI_GetCreatedJavaVMs"),"int",["pointer","int","pointer"],Se)(t,1,r),r.readInt()===0)return;let s=t.readPointer(),i=s.readPointer(),a=Memory.alloc(e);if(new NativeFunction(i.add(6*e).readPointer(),"int",["pointer","pointer","int"],Se)(s,a,ms)===0)return;let c=Memory.alloc(3*e),d=Memory.allocUtf8String("consentinel-agent");if(c.writeInt(ms),c.add(e).writePointer(d),c.add(2*e).writePointer(NULL),new NativeFunction(i.add(7*e).readPointer(),"int",["pointer","pointer","pointer"],Se)(s,a,c)!==0)return;let p=new NativeFunction(i.add(5*e).readPointer(),"int",["pointer"],Se);Script.bindWeak(rn({}),()=>{Script.nextTick(()=>Script.nextTick(()=>Script.nextTick(()=>void p(s))))})}al();var vn={};Na(vn,{ArtMethod:()=>mn,ArtStackVisitor:()=>Rr,DVM_JNI_ENV_OFFSET_SELF:()=>Fs,HandleVector:()=>Bt,VariableSizedHandleScope:()=>Vt,backtrace:()=>Kr,deoptimizeBootImage:()=>to,deoptimizeEverything:()=>eo,deoptimizeMethod:()=>Yr,ensureClassInitialized:()=>Ad,getAndroidApiLevel:()=>ae,getAndroidVersion:()=>zt,getApi:()=>q,getArtApexVersion:()=>$r,getArtClassSpec:()=>Gr,getArtFieldSpec:()=>wn,getArtMethodSpec:()=>ve,getArtThreadFromEnv:()=>Sn,getArtThreadSpec:()=>bt,makeArtClassLoaderVisitor:()=>Wr,makeArtClassVisitor:()=>qr,makeMethodMangler:()=>vu,makeObjectVisitorPredicate:()=>ro,revertGlobalPatches:()=>Qr,translateMethod:()=>Iu,withAllArtThreadsSuspended:()=>Zr,withRunnableArtThread:()=>Ce});var{pageSize:rr,pointerSize:ll}=Process,or=class{constructor(e){this.sliceSize=e,this.slicesPerPage=rr/e,this.pages=[],this.free=[]}allocateSlice(e,t){let r=e.near===void 0,o=t===1;if(r&&o){let s=this.free.pop();if(s!==void 0)return s}else if(t<rr){let{free:s}=this,i=s.length,a=o?null:ptr(t-1);for(let l=0;l!==i;l++){let c=s[l],d=r||this._isSliceNear(c,e),f=o||c.and(a).isNull();if(d&&f)return s.splice(l,1)[0]}}return this._allocatePage(e)}_allocatePage(e){let t=Memory.alloc(rr,e),{sliceSize:r,slicesPerPage:o}=this;for(let s=1;s!==o;s++){let i=t.add(s*r);this.free.push(i)}return this.pages.push(t),t}_isSliceNear(e,t){let r=e.add(this.sliceSize),{near:o,maxDistance:s}=t,i=_s(o.sub(e)),a=_s(o.sub(r));return i.compare(s)<=0&&a.compare(s)<=0}freeSlice(e){this.free.push(e)}};function _s(n){let e=ll===4?31:63,t=ptr(1).shl(e).not();return n.and(t)}function sr(n){return new or(n)}function ge(n,e){if(e!==0)throw new Error(n+" failed: "+e)}var on={v1_0:805371904,v1_2:805372416},sn={canTagObjects:1},{pointerSize:cl}=Process,dl={exceptions:"propagate"};function Ve(n,e){this.handle=n,this.vm=e,this.vtable=n.readPointer()}Ve.prototype.deallocate=Ot(47,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});Ve.prototype.getLoadedClasses=Ot(78,"int32",["pointer","pointer","pointer"],function(n,e,t){let r=n(this.handle,e,t);ge("EnvJvmti::getLoadedClasses",r)});Ve.prototype.iterateOverInstancesOfClass=Ot(112,"int32",["pointer","pointer","int","pointer","pointer"],function(n,e,t,r,o){let s=n(this.handle,e,t,r,o);ge("EnvJvmti::iterateOverInstancesOfClass",s)});Ve.prototype.getObjectsWithTags=Ot(114,"int32",["pointer","int","pointer","pointer","pointer","pointer"],function(n,e,t,r,o,s){let i=n(this.handle,e,t,r,o,s);ge("EnvJvmti::getObjectsWithTags",i)});Ve.prototype.addCapabilities=Ot(142,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});function Ot(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(this.vtable.add((n-1)*cl).readPointer(),e,t,dl));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}function ze(n,e,{limit:t}){let r=n,o=null;for(let s=0;s!==t;s++){let i=Instruction.parse(r),a=e(i,o);if(a!==null)return a;r=i.next,o=i}return null}function me(n){let e=null,t=!1;return function(...r){return t||(e=n(...r),t=!0),e}}function b(n,e){this.handle=n,this.vm=e}var an=Process.pointerSize,He=2,ul=28,fl=34,pl=37,hl=40,ml=43,_l=46,gl=49,yl=52,bl=55,El=58,wl=61,Sl=64,vl=67,Il=70,xl=73,kl=76,Cl=79,Ll=82,Tl=85,Al=88,Nl=91,Ml=114,jl=117,Ol=120,Rl=123,Pl=126,Fl=129,Ul=132,Dl=135,Bl=138,Vl=141,zl=95,$l=96,Jl=97,Gl=98,Hl=99,Zl=100,ql=101,Wl=102,Kl=103,Ql=104,Xl=105,Yl=106,ec=107,tc=108,nc=109,rc=110,oc=111,sc=112,ic=145,ac=146,lc=147,cc=148,dc=149,uc=150,fc=151,pc=152,hc=153,mc=154,_c=155,gc=156,yc=157,bc=158,Ec=159,wc=160,Sc=161,vc=162,Ic={pointer:fl,uint8:pl,int8:hl,uint16:ml,int16:_l,int32:gl,int64:yl,float:bl,double:El,void:wl},xc={pointer:Sl,uint8:vl,int8:Il,uint16:xl,int16:kl,int32:Cl,int64:Ll,float:Tl,double:Al,void:Nl},kc={pointer:Ml,uint8:jl,int8:Ol,uint16:Rl,int16:Pl,int32:Fl,int64:Ul,float:Dl,double:Bl,void:Vl},Cc={pointer:zl,uint8:$l,int8:Jl,uint16:Gl,int16:Hl,int32:Zl,int64:ql,float:Wl,double:Kl},Lc={pointer:Ql,uint8:Xl,int8:Yl,uint16:ec,int16:tc,int32:nc,int64:rc,float:oc,double:sc},Tc={pointer:ic,uint8:ac,int8:lc,uint16:cc,int16:dc,int32:uc,int64:fc,float:pc,double:hc},Ac={pointer:mc,uint8:_c,int8:gc,uint16:yc,int16:bc,int32:Ec,int64:wc,float:Sc,double:vc},ys={exceptions:"propagate"},ir=null,gr=[];b.dispose=function(n){gr.forEach(n.deleteGlobalRef,n),gr=[]};function tt(n){return gr.push(n),n}function ln(n){return ir===null&&(ir=n.handle.readPointer()),ir}function T(n,e,t,r){let o=null;return function(){o===null&&(o=new NativeFunction(ln(this).add(n*an).readPointer(),e,t,ys));let s=[o];return s=s.concat.apply(s,arguments),r.apply(this,s)}}b.prototype.getVersion=T(4,"int32",["pointer"],function(n){return n(this.handle)});b.prototype.findClass=T(6,"pointer",["pointer","pointer"],function(n,e){let t=n(this.handle,Memory.allocUtf8String(e));return this.throwIfExceptionPending(),t});b.prototype.throwIfExceptionPending=function(){let n=this.exceptionOccurred();if(n.isNull())return;this.exceptionClear();let e=this.newGlobalRef(n);this.deleteLocalRef(n);let t=this.vaMethod("pointer",[])(this.handle,e,this.javaLangObject().toString),r=this.stringFromJni(t);this.deleteLocalRef(t);let o=new Error(r);throw o.$h=e,Script.bindWeak(o,Nc(this.vm,e)),o};function Nc(n,e){return function(){n.perform(t=>{t.deleteGlobalRef(e)})}}b.prototype.fromReflectedMethod=T(7,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.fromReflectedField=T(8,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.toReflectedMethod=T(9,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getSuperclass=T(10,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isAssignableFrom=T(11,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.toReflectedField=T(12,"pointer",["pointer","pointer","pointer","uint8"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.throw=T(13,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.exceptionOccurred=T(15,"pointer",["pointer"],function(n){return n(this.handle)});b.prototype.exceptionDescribe=T(16,"void",["pointer"],function(n){n(this.handle)});b.prototype.exceptionClear=T(17,"void",["pointer"],function(n){n(this.handle)});b.prototype.pushLocalFrame=T(19,"int32",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.popLocalFrame=T(20,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newGlobalRef=T(21,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.deleteGlobalRef=T(22,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.deleteLocalRef=T(23,"void",["pointer","pointer"],function(n,e){n(this.handle,e)});b.prototype.isSameObject=T(24,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.newLocalRef=T(25,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.allocObject=T(27,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectClass=T(31,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.isInstanceOf=T(32,"uint8",["pointer","pointer","pointer"],function(n,e,t){return!!n(this.handle,e,t)});b.prototype.getMethodId=T(33,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getFieldId=T(94,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getIntField=T(100,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStaticMethodId=T(113,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticFieldId=T(144,"pointer",["pointer","pointer","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,Memory.allocUtf8String(t),Memory.allocUtf8String(r))});b.prototype.getStaticIntField=T(150,"int32",["pointer","pointer","pointer"],function(n,e,t){return n(this.handle,e,t)});b.prototype.getStringLength=T(164,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getStringChars=T(165,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringChars=T(166,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.newStringUtf=T(167,"pointer",["pointer","pointer"],function(n,e){let t=Memory.allocUtf8String(e);return n(this.handle,t)});b.prototype.getStringUtfChars=T(169,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseStringUtfChars=T(170,"void",["pointer","pointer","pointer"],function(n,e,t){n(this.handle,e,t)});b.prototype.getArrayLength=T(171,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.newObjectArray=T(172,"pointer",["pointer","int32","pointer","pointer"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.getObjectArrayElement=T(173,"pointer",["pointer","pointer","int32"],function(n,e,t){return n(this.handle,e,t)});b.prototype.setObjectArrayElement=T(174,"void",["pointer","pointer","int32","pointer"],function(n,e,t,r){n(this.handle,e,t,r)});b.prototype.newBooleanArray=T(175,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newByteArray=T(176,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newCharArray=T(177,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newShortArray=T(178,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newIntArray=T(179,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newLongArray=T(180,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newFloatArray=T(181,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.newDoubleArray=T(182,"pointer",["pointer","int32"],function(n,e){return n(this.handle,e)});b.prototype.getBooleanArrayElements=T(183,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getByteArrayElements=T(184,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getCharArrayElements=T(185,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getShortArrayElements=T(186,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getIntArrayElements=T(187,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getLongArrayElements=T(188,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getFloatArrayElements=T(189,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.getDoubleArrayElements=T(190,"pointer",["pointer","pointer","pointer"],function(n,e){return n(this.handle,e,NULL)});b.prototype.releaseBooleanArrayElements=T(191,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseByteArrayElements=T(192,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseCharArrayElements=T(193,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseShortArrayElements=T(194,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseIntArrayElements=T(195,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseLongArrayElements=T(196,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseFloatArrayElements=T(197,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.releaseDoubleArrayElements=T(198,"pointer",["pointer","pointer","pointer","int32"],function(n,e,t){n(this.handle,e,t,He)});b.prototype.getByteArrayRegion=T(200,"void",["pointer","pointer","int","int","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setBooleanArrayRegion=T(207,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setByteArrayRegion=T(208,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setCharArrayRegion=T(209,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setShortArrayRegion=T(210,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setIntArrayRegion=T(211,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setLongArrayRegion=T(212,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setFloatArrayRegion=T(213,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.setDoubleArrayRegion=T(214,"void",["pointer","pointer","int32","int32","pointer"],function(n,e,t,r,o){n(this.handle,e,t,r,o)});b.prototype.registerNatives=T(215,"int32",["pointer","pointer","pointer","int32"],function(n,e,t,r){return n(this.handle,e,t,r)});b.prototype.monitorEnter=T(217,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.monitorExit=T(218,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getDirectBufferAddress=T(230,"pointer",["pointer","pointer"],function(n,e){return n(this.handle,e)});b.prototype.getObjectRefType=T(232,"int32",["pointer","pointer"],function(n,e){return n(this.handle,e)});var gs=new Map;function cn(n,e,t,r){return br(this,"p",jc,n,e,t,r)}function yr(n,e,t,r){return br(this,"v",Oc,n,e,t,r)}function Mc(n,e,t,r){return br(this,"n",Rc,n,e,t,r)}function br(n,e,t,r,o,s,i){if(i!==void 0)return t(n,r,o,s,i);let a=[r,e,o].concat(s).join("|"),l=gs.get(a);return l===void 0&&(l=t(n,r,o,s,ys),gs.set(a,l)),l}function jc(n,e,t,r,o){return new NativeFunction(ln(n).add(e*an).readPointer(),t,["pointer","pointer","pointer"].concat(r),o)}function Oc(n,e,t,r,o){return new NativeFunction(ln(n).add(e*an).readPointer(),t,["pointer","pointer","pointer","..."].concat(r),o)}function Rc(n,e,t,r,o){return new NativeFunction(ln(n).add(e*an).readPointer(),t,["pointer","pointer","pointer","pointer","..."].concat(r),o)}b.prototype.constructor=function(n,e){return yr.call(this,ul,"pointer",n,e)};b.prototype.vaMethod=function(n,e,t){let r=Ic[n];if(r===void 0)throw new Error("Unsupported type: "+n);return yr.call(this,r,n,e,t)};b.prototype.nonvirtualVaMethod=function(n,e,t){let r=xc[n];if(r===void 0)throw new Error("Unsupported type: "+n);return Mc.call(this,r,n,e,t)};b.prototype.staticVaMethod=function(n,e,t){let r=kc[n];if(r===void 0)throw new Error("Unsupported type: "+n);return yr.call(this,r,n,e,t)};b.prototype.getField=function(n){let e=Cc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return cn.call(this,e,n,[])};b.prototype.getStaticField=function(n){let e=Tc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return cn.call(this,e,n,[])};b.prototype.setField=function(n){let e=Lc[n];if(e===void 0)throw new Error("Unsupported type: "+n);return cn.call(this,e,"void",[n])};b.prototype.setStaticField=function(n){let e=Ac[n];if(e===void 0)throw new Error("Unsupported type: "+n);return cn.call(this,e,"void",[n])};var ar=null;b.prototype.javaLangClass=function(){if(ar===null){let n=this.findClass("java/lang/Class");try{let e=this.getMethodId.bind(this,n);ar={handle:tt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getSimpleName:e("getSimpleName","()Ljava/lang/String;"),getGenericSuperclass:e("getGenericSuperclass","()Ljava/lang/reflect/Type;"),getDeclaredConstructors:e("getDeclaredConstructors","()[Ljava/lang/reflect/Constructor;"),getDeclaredMethods:e("getDeclaredMethods","()[Ljava/lang/reflect/Method;"),getDeclaredFields:e("getDeclaredFields","()[Ljava/lang/reflect/Field;"),isArray:e("isArray","()Z"),isPrimitive:e("isPrimitive","()Z"),isInterface:e("isInterface","()Z"),getComponentType:e("getComponentType","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return ar};var lr=null;b.prototype.javaLangObject=function(){if(lr===null){let n=this.findClass("java/lang/Object");try{let e=this.getMethodId.bind(this,n);lr={handle:tt(this.newGlobalRef(n)),toString:e("toString","()Ljava/lang/String;"),getClass:e("getClass","()Ljava/lang/Class;")}}finally{this.deleteLocalRef(n)}}return lr};var cr=null;b.prototype.javaLangReflectConstructor=function(){if(cr===null){let n=this.findClass("java/lang/reflect/Constructor");try{cr={getGenericParameterTypes:this.getMethodId(n,"getGenericParameterTypes","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return cr};var dr=null;b.prototype.javaLangReflectMethod=function(){if(dr===null){let n=this.findClass("java/lang/reflect/Method");try{let e=this.getMethodId.bind(this,n);dr={getName:e("getName","()Ljava/lang/String;"),getGenericParameterTypes:e("getGenericParameterTypes","()[Ljava/lang/reflect/Type;"),getParameterTypes:e("getParameterTypes","()[Ljava/lang/Class;"),getGenericReturnType:e("getGenericReturnType","()Ljava/lang/reflect/Type;"),getGenericExceptionTypes:e("getGenericExceptionTypes","()[Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),isVarArgs:e("isVarArgs","()Z")}}finally{this.deleteLocalRef(n)}}return dr};var ur=null;b.prototype.javaLangReflectField=function(){if(ur===null){let n=this.findClass("java/lang/reflect/Field");try{let e=this.getMethodId.bind(this,n);ur={getName:e("getName","()Ljava/lang/String;"),getType:e("getType","()Ljava/lang/Class;"),getGenericType:e("getGenericType","()Ljava/lang/reflect/Type;"),getModifiers:e("getModifiers","()I"),toString:e("toString","()Ljava/lang/String;")}}finally{this.deleteLocalRef(n)}}return ur};var fr=null;b.prototype.javaLangReflectTypeVariable=function(){if(fr===null){let n=this.findClass("java/lang/reflect/TypeVariable");try{let e=this.getMethodId.bind(this,n);fr={handle:tt(this.newGlobalRef(n)),getName:e("getName","()Ljava/lang/String;"),getBounds:e("getBounds","()[Ljava/lang/reflect/Type;"),getGenericDeclaration:e("getGenericDeclaration","()Ljava/lang/reflect/GenericDeclaration;")}}finally{this.deleteLocalRef(n)}}return fr};var pr=null;b.prototype.javaLangReflectWildcardType=function(){if(pr===null){let n=this.findClass("java/lang/reflect/WildcardType");try{let e=this.getMethodId.bind(this,n);pr={handle:tt(this.newGlobalRef(n)),getLowerBounds:e("getLowerBounds","()[Ljava/lang/reflect/Type;"),getUpperBounds:e("getUpperBounds","()[Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return pr};var hr=null;b.prototype.javaLangReflectGenericArrayType=function(){if(hr===null){let n=this.findClass("java/lang/reflect/GenericArrayType");try{hr={handle:tt(this.newGlobalRef(n)),getGenericComponentType:this.getMethodId(n,"getGenericComponentType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return hr};var mr=null;b.prototype.javaLangReflectParameterizedType=function(){if(mr===null){let n=this.findClass("java/lang/reflect/ParameterizedType");try{let e=this.getMethodId.bind(this,n);mr={handle:tt(this.newGlobalRef(n)),getActualTypeArguments:e("getActualTypeArguments","()[Ljava/lang/reflect/Type;"),getRawType:e("getRawType","()Ljava/lang/reflect/Type;"),getOwnerType:e("getOwnerType","()Ljava/lang/reflect/Type;")}}finally{this.deleteLocalRef(n)}}return mr};var _r=null;b.prototype.javaLangString=function(){if(_r===null){let n=this.findClass("java/lang/String");try{_r={handle:tt(this.newGlobalRef(n))}}finally{this.deleteLocalRef(n)}}return _r};b.prototype.getClassName=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangClass().getName);try{return this.stringFromJni(e)}finally{this.deleteLocalRef(e)}};b.prototype.getObjectClassName=function(n){let e=this.getObjectClass(n);try{return this.getClassName(e)}finally{this.deleteLocalRef(e)}};b.prototype.getActualTypeArgument=function(n){let e=this.vaMethod("pointer",[])(this.handle,n,this.javaLangReflectParameterizedType().getActualTypeArguments);if(this.throwIfExceptionPending(),!e.isNull())try{return this.getTypeNameFromFirstTypeElement(e)}finally{this.deleteLocalRef(e)}};b.prototype.getTypeNameFromFirstTypeElement=function(n){if(this.getArrayLength(n)>0){let t=this.getObjectArrayElement(n,0);try{return this.getTypeName(t)}finally{this.deleteLocalRef(t)}}else return"java.lang.Object"};b.prototype.getTypeName=function(n,e){let t=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle))return this.getArrayTypeName(n);if(this.isInstanceOf(n,this.javaLangReflectParameterizedType().handle)){let r=t(this.handle,n,this.javaLangReflectParameterizedType().getRawType);this.throwIfExceptionPending();let o;try{o=this.getTypeName(r)}finally{this.deleteLocalRef(r)}return e&&(o+="<"+this.getActualTypeArgument(n)+">"),o}else return this.isInstanceOf(n,this.javaLangReflectTypeVariable().handle)||this.isInstanceOf(n,this.javaLangReflectWildcardType().handle),"java.lang.Object"};b.prototype.getArrayTypeName=function(n){let e=this.vaMethod("pointer",[]);if(this.isInstanceOf(n,this.javaLangClass().handle))return this.getClassName(n);if(this.isInstanceOf(n,this.javaLangReflectGenericArrayType().handle)){let t=e(this.handle,n,this.javaLangReflectGenericArrayType().getGenericComponentType);this.throwIfExceptionPending();try{return"[L"+this.getTypeName(t)+";"}finally{this.deleteLocalRef(t)}}else return"[Ljava.lang.Object;"};b.prototype.stringFromJni=function(n){let e=this.getStringChars(n);if(e.isNull())throw new Error("Unable to access string");try{let t=this.getStringLength(n);return e.readUtf16String(t)}finally{this.releaseStringChars(n,e)}};var bs=65542,gt=Process.pointerSize,Er=Process.getCurrentThreadId(),nt=new Map,Rt=new Map;function Re(n){let e=n.vm,t=null,r=null,o=null;function s(){let a=e.readPointer(),l={exceptions:"propagate"};t=new NativeFunction(a.add(4*gt).readPointer(),"int32",["pointer","pointer","pointer"],l),r=new NativeFunction(a.add(5*gt).readPointer(),"int32",["pointer"],l),o=new NativeFunction(a.add(6*gt).readPointer(),"int32",["pointer","pointer","int32"],l)}this.handle=e,this.perform=function(a){let l=Process.getCurrentThreadId(),c=i(l);if(c!==null)return a(c);let d=this._tryGetEnv(),f=d!==null;f||(d=this.attachCurrentThread(),nt.set(l,!0)),this.link(l,d);try{return a(d)}finally{let p=l===Er;if(p||this.unlink(l),!f&&!p){let u=nt.get(l);nt.delete(l),u&&this.detachCurrentThread()}}},this.attachCurrentThread=function(){let a=Memory.alloc(gt);return ge("VM::AttachCurrentThread",t(e,a,NULL)),new b(a.readPointer(),this)},this.detachCurrentThread=function(){ge("VM::DetachCurrentThread",r(e))},this.preventDetachDueToClassLoader=function(){let a=Process.getCurrentThreadId();nt.has(a)&&nt.set(a,!1)},this.getEnv=function(){let a=i(Process.getCurrentThreadId());if(a!==null)return a;let l=Memory.alloc(gt),c=o(e,l,bs);if(c===-2)throw new Error("Current thread is not attached to the Java VM; please move this code inside a Java.perform() callback");return ge("VM::GetEnv",c),new b(l.readPointer(),this)},this.tryGetEnv=function(){let a=i(Process.getCurrentThreadId());return a!==null?a:this._tryGetEnv()},this._tryGetEnv=function(){let a=this.tryGetEnvHandle(bs);return a===null?null:new b(a,this)},this.tryGetEnvHandle=function(a){let l=Memory.alloc(gt);return o(e,l,a)!==0?null:l.readPointer()},this.makeHandleDestructor=function(a){return()=>{this.perform(l=>{l.deleteGlobalRef(a)})}},this.link=function(a,l){let c=Rt.get(a);c===void 0?Rt.set(a,[l,1]):c[1]++},this.unlink=function(a){let l=Rt.get(a);l[1]===1?Rt.delete(a):l[1]--};function i(a){let l=Rt.get(a);return l===void 0?null:l[0]}s.call(this)}Re.dispose=function(n){nt.get(Er)===!0&&(nt.delete(Er),n.detachCurrentThread())};var Pc=4,w=Process.pointerSize,{readU32:Fc,readPointer:Uc,writeU32:Dc,writePointer:Bc}=NativePointer.prototype,Vc=1,zc=8,$c=16,pn=256,Jc=524288,Gc=2097152,Ps=1073741824,Hc=524288,Zc=134217728,Es=1048576,qc=2097152,Wc=268435456,Kc=268435456,Qc=0,Nr=3,Mr=5,zr=ptr(1).not(),Xc=2147467263,Yc=4294963200,En=17*w,ed=18*w,Fs=12,td=112,nd=116,rd=0,Sr=56,ws=4,od=8,sd=10,id=12,ad=14,ld=28,cd=36,dd=0,ud=1,fd=2,pd=3,hd=4,md=5,_d=6,gd=7,Ss=2147483648,yd=28,Dt=3*w,bd=3*w,Ed=1,wd=1,Us=me(Md),Sd=me(Gd),ve=me(Zd),bt=me(qd),vd=me(Wd),Id=me(ou),zt=me(Yd),Ds=me(eu),ae=me(tu),$r=me(nu),xd=me(lu),kd=Process.arch==="ia32"?qu:Zu,ee={exceptions:"propagate"},Pt={},vr=null,Ir=null,Bs=null,de=null,Jr=[],hn=new Map,Vs=[],xr=null,vs=0,Is=!1,xs=!1,Ft=null,Cd=[],kr=null,dn=null;function q(){return vr===null&&(vr=Ld()),vr}function Ld(){let n=Process.enumerateModules().filter(u=>/^lib(art|dvm).so$/.test(u.name)).filter(u=>!/\/system\/fake-libs/.test(u.path));if(n.length===0)return null;let e=n[0],t=e.name.indexOf("art")!==-1?"art":"dalvik",r=t==="art",o={module:e,find(u){let{module:m}=this,h=m.findExportByName(u);return h===null&&(h=m.findSymbolByName(u)),h},flavor:t,addLocalReference:null};o.isApiLevel34OrApexEquivalent=r&&(o.find("_ZN3art7AppInfo29GetPrimaryApkReferenceProfileEv")!==null||o.find("_ZN3art6Thread15RunFlipFunctionEPS0_")!==null);let s=r?{functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],artInterpreterToCompiledCodeBridge:function(u){this.artInterpreterToCompiledCodeBridge=u},_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE:["art::JavaVMExt::AddGlobalRef","pointer",["pointer","pointer","pointer"]],_ZN3art17ReaderWriterMutex13ExclusiveLockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveLock","void",["pointer","pointer"]],_ZN3art17ReaderWriterMutex15ExclusiveUnlockEPNS_6ThreadE:["art::ReaderWriterMutex::ExclusiveUnlock","void",["pointer","pointer"]],_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE:function(u){this["art::IndirectReferenceTable::Add"]=new NativeFunction(u,"pointer",["pointer","uint","pointer"],ee)},_ZN3art9JavaVMExt12DecodeGlobalEPv:function(u){let m;ae()>=26?m=kd(u,["pointer","pointer"]):m=new NativeFunction(u,"pointer",["pointer","pointer"],ee),this["art::JavaVMExt::DecodeGlobal"]=function(h,g,y){return m(h,y)}},_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv:["art::JavaVMExt::DecodeGlobal","pointer",["pointer","pointer","pointer"]],_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZNK3art6Thread13DecodeJObjectEP8_jobject:["art::Thread::DecodeJObject","pointer",["pointer","pointer"]],_ZN3art10ThreadList10SuspendAllEPKcb:["art::ThreadList::SuspendAll","void",["pointer","pointer","bool"]],_ZN3art10ThreadList10SuspendAllEv:function(u){let m=new NativeFunction(u,"void",["pointer"],ee);this["art::ThreadList::SuspendAll"]=function(h,g,y){return m(h)}},_ZN3art10ThreadList9ResumeAllEv:["art::ThreadList::ResumeAll","void",["pointer"]],_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE:["art::ClassLinker::VisitClasses","void",["pointer","pointer"]],_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_:function(u){let m=new NativeFunction(u,"void",["pointer","pointer","pointer"],ee);this["art::ClassLinker::VisitClasses"]=function(h,g){m(h,g,NULL)}},_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE:["art::ClassLinker::VisitClassLoaders","void",["pointer","pointer"]],_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_:["art::gc::Heap::VisitObjects","void",["pointer","pointer","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:["art::gc::Heap::GetInstances","void",["pointer","pointer","pointer","int","pointer"]],_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE:function(u){let m=new NativeFunction(u,"void",["pointer","pointer","pointer","bool","int","pointer"],ee);this["art::gc::Heap::GetInstances"]=function(h,g,y,E,x){m(h,g,y,0,E,x)}},_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","uint","bool"]],_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb:["art::StackVisitor::StackVisitor","void",["pointer","pointer","pointer","uint","size_t","bool"]],_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb:["art::StackVisitor::WalkStack","void",["pointer","bool"]],_ZNK3art12StackVisitor9GetMethodEv:["art::StackVisitor::GetMethod","pointer",["pointer"]],_ZNK3art12StackVisitor16DescribeLocationEv:function(u){this["art::StackVisitor::DescribeLocation"]=fn(u,["pointer"])},_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv:function(u){this["art::StackVisitor::GetCurrentQuickFrameInfo"]=au(u)},_ZN3art7Context6CreateEv:["art::Context::Create","pointer",[]],_ZN3art6Thread18GetLongJumpContextEv:["art::Thread::GetLongJumpContext","pointer",["pointer"]],_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE:function(u){this["art::mirror::Class::GetDescriptor"]=u},_ZN3art6mirror5Class11GetLocationEv:function(u){this["art::mirror::Class::GetLocation"]=fn(u,["pointer"])},_ZN3art9ArtMethod12PrettyMethodEb:function(u){this["art::ArtMethod::PrettyMethod"]=fn(u,["pointer","bool"])},_ZN3art12PrettyMethodEPNS_9ArtMethodEb:function(u){this["art::ArtMethod::PrettyMethodNullSafe"]=fn(u,["pointer","bool"])},_ZN3art6Thread14CurrentFromGdbEv:["art::Thread::CurrentFromGdb","pointer",[]],_ZN3art6mirror6Object5CloneEPNS_6ThreadE:function(u){this["art::mirror::Object::Clone"]=new NativeFunction(u,"pointer",["pointer","pointer"],ee)},_ZN3art6mirror6Object5CloneEPNS_6ThreadEm:function(u){let m=new NativeFunction(u,"pointer",["pointer","pointer","pointer"],ee);this["art::mirror::Object::Clone"]=function(h,g){let y=NULL;return m(h,g,y)}},_ZN3art6mirror6Object5CloneEPNS_6ThreadEj:function(u){let m=new NativeFunction(u,"pointer",["pointer","pointer","uint"],ee);this["art::mirror::Object::Clone"]=function(h,g){return m(h,g,0)}},_ZN3art3Dbg14SetJdwpAllowedEb:["art::Dbg::SetJdwpAllowed","void",["bool"]],_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE:["art::Dbg::ConfigureJdwp","void",["pointer"]],_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv:["art::InternalDebuggerControlCallback::StartDebugger","void",["pointer"]],_ZN3art3Dbg9StartJdwpEv:["art::Dbg::StartJdwp","void",[]],_ZN3art3Dbg8GoActiveEv:["art::Dbg::GoActive","void",[]],_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE:["art::Dbg::RequestDeoptimization","void",["pointer"]],_ZN3art3Dbg20ManageDeoptimizationEv:["art::Dbg::ManageDeoptimization","void",[]],_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv:["art::Instrumentation::EnableDeoptimization","void",["pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc:["art::Instrumentation::DeoptimizeEverything","void",["pointer","pointer"]],_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv:function(u){let m=new NativeFunction(u,"void",["pointer"],ee);this["art::Instrumentation::DeoptimizeEverything"]=function(h,g){m(h)}},_ZN3art7Runtime19DeoptimizeBootImageEv:["art::Runtime::DeoptimizeBootImage","void",["pointer"]],_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE:["art::Instrumentation::Deoptimize","void",["pointer","pointer"]],_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID:["art::jni::JniIdManager::DecodeMethodId","pointer",["pointer","pointer"]],_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID:["art::jni::JniIdManager::DecodeFieldId","pointer",["pointer","pointer"]],_ZN3art11interpreter18GetNterpEntryPointEv:["art::interpreter::GetNterpEntryPoint","pointer",[]],_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi:["art::Monitor::TranslateLocation","void",["pointer","uint32","pointer","pointer"]]},variables:{_ZN3art3Dbg9gRegistryE:function(u){this.isJdwpStarted=()=>!u.readPointer().isNull()},_ZN3art3Dbg15gDebuggerActiveE:function(u){this.isDebuggerActive=()=>!!u.readU8()}},optionals:new Set(["artInterpreterToCompiledCodeBridge","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art9JavaVMExt12AddGlobalRefEPNS_6ThreadEPNS_6mirror6ObjectE","_ZN3art9JavaVMExt12DecodeGlobalEPv","_ZN3art9JavaVMExt12DecodeGlobalEPNS_6ThreadEPv","_ZNK3art6Thread19DecodeGlobalJObjectEP8_jobject","_ZNK3art6Thread13DecodeJObjectEP8_jobject","_ZN3art10ThreadList10SuspendAllEPKcb","_ZN3art10ThreadList10SuspendAllEv","_ZN3art11ClassLinker12VisitClassesEPNS_12ClassVisitorE","_ZN3art11ClassLinker12VisitClassesEPFbPNS_6mirror5ClassEPvES4_","_ZNK3art11ClassLinker17VisitClassLoadersEPNS_18ClassLoaderVisitorE","_ZN3art6mirror6Object5CloneEPNS_6ThreadE","_ZN3art6mirror6Object5CloneEPNS_6ThreadEm","_ZN3art6mirror6Object5CloneEPNS_6ThreadEj","_ZN3art22IndirectReferenceTable3AddEjPNS_6mirror6ObjectE","_ZN3art22IndirectReferenceTable3AddENS_15IRTSegmentStateENS_6ObjPtrINS_6mirror6ObjectEEE","_ZN3art2gc4Heap12VisitObjectsEPFvPNS_6mirror6ObjectEPvES5_","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art2gc4Heap12GetInstancesERNS_24VariableSizedHandleScopeENS_6HandleINS_6mirror5ClassEEEbiRNSt3__16vectorINS4_INS5_6ObjectEEENS8_9allocatorISB_EEEE","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEjb","_ZN3art12StackVisitorC2EPNS_6ThreadEPNS_7ContextENS0_13StackWalkKindEmb","_ZN3art12StackVisitor9WalkStackILNS0_16CountTransitionsE0EEEvb","_ZNK3art12StackVisitor9GetMethodEv","_ZNK3art12StackVisitor16DescribeLocationEv","_ZNK3art12StackVisitor24GetCurrentQuickFrameInfoEv","_ZN3art7Context6CreateEv","_ZN3art6Thread18GetLongJumpContextEv","_ZN3art6mirror5Class13GetDescriptorEPNSt3__112basic_stringIcNS2_11char_traitsIcEENS2_9allocatorIcEEEE","_ZN3art6mirror5Class11GetLocationEv","_ZN3art9ArtMethod12PrettyMethodEb","_ZN3art12PrettyMethodEPNS_9ArtMethodEb","_ZN3art3Dbg13ConfigureJdwpERKNS_4JDWP11JdwpOptionsE","_ZN3art31InternalDebuggerControlCallback13StartDebuggerEv","_ZN3art3Dbg15gDebuggerActiveE","_ZN3art15instrumentation15Instrumentation20EnableDeoptimizationEv","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEPKc","_ZN3art15instrumentation15Instrumentation20DeoptimizeEverythingEv","_ZN3art7Runtime19DeoptimizeBootImageEv","_ZN3art15instrumentation15Instrumentation10DeoptimizeEPNS_9ArtMethodE","_ZN3art3Dbg9StartJdwpEv","_ZN3art3Dbg8GoActiveEv","_ZN3art3Dbg21RequestDeoptimizationERKNS_21DeoptimizationRequestE","_ZN3art3Dbg20ManageDeoptimizationEv","_ZN3art3Dbg9gRegistryE","_ZN3art3jni12JniIdManager14DecodeMethodIdEP10_jmethodID","_ZN3art3jni12JniIdManager13DecodeFieldIdEP9_jfieldID","_ZN3art11interpreter18GetNterpEntryPointEv","_ZN3art7Monitor17TranslateLocationEPNS_9ArtMethodEjPPKcPi"])}:{functions:{_Z20dvmDecodeIndirectRefP6ThreadP8_jobject:["dvmDecodeIndirectRef","pointer",["pointer","pointer"]],_Z15dvmUseJNIBridgeP6MethodPv:["dvmUseJNIBridge","void",["pointer","pointer"]],_Z20dvmHeapSourceGetBasev:["dvmHeapSourceGetBase","pointer",[]],_Z21dvmHeapSourceGetLimitv:["dvmHeapSourceGetLimit","pointer",[]],_Z16dvmIsValidObjectPK6Object:["dvmIsValidObject","uint8",["pointer"]],JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]]},variables:{gDvmJni:function(u){this.gDvmJni=u},gDvm:function(u){this.gDvm=u}}},{functions:i={},variables:a={},optionals:l=new Set}=s,c=[];for(let[u,m]of Object.entries(i)){let h=o.find(u);h!==null?typeof m=="function"?m.call(o,h):o[m[0]]=new NativeFunction(h,m[1],m[2],ee):l.has(u)||c.push(u)}for(let[u,m]of Object.entries(a)){let h=o.find(u);h!==null?m.call(o,h):l.has(u)||c.push(u)}if(c.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+c.join(", "));let d=Memory.alloc(w),f=Memory.alloc(Pc);if(ge("JNI_GetCreatedJavaVMs",o.JNI_GetCreatedJavaVMs(d,1,f)),f.readInt()===0)return null;if(o.vm=d.readPointer(),r){let u=ae(),m;u>=27?m=33554432:u>=24?m=16777216:m=0,o.kAccCompileDontBother=m;let h=o.vm.add(w).readPointer();o.artRuntime=h;let g=Us(o),y=g.offset,E=y.instrumentation;o.artInstrumentation=E!==null?h.add(E):null,$r()>=36e7&&o.artInstrumentation!=null&&(o.artInstrumentation=o.artInstrumentation.readPointer()),o.artHeap=h.add(y.heap).readPointer(),o.artThreadList=h.add(y.threadList).readPointer();let C=h.add(y.classLinker).readPointer(),M=Hd(h,g).offset,O=C.add(M.quickResolutionTrampoline).readPointer(),N=C.add(M.quickImtConflictTrampoline).readPointer(),A=C.add(M.quickGenericJniTrampoline).readPointer(),S=C.add(M.quickToInterpreterBridgeTrampoline).readPointer();o.artClassLinker={address:C,quickResolutionTrampoline:O,quickImtConflictTrampoline:N,quickGenericJniTrampoline:A,quickToInterpreterBridgeTrampoline:S};let L=new Re(o);o.artQuickGenericJniTrampoline=Cr(A,L),o.artQuickToInterpreterBridge=Cr(S,L),o.artQuickResolutionTrampoline=Cr(O,L),o["art::JavaVMExt::AddGlobalRef"]===void 0&&(o["art::JavaVMExt::AddGlobalRef"]=Vu(o)),o["art::JavaVMExt::DecodeGlobal"]===void 0&&(o["art::JavaVMExt::DecodeGlobal"]=zu(o)),o["art::ArtMethod::PrettyMethod"]===void 0&&(o["art::ArtMethod::PrettyMethod"]=o["art::ArtMethod::PrettyMethodNullSafe"]),o["art::interpreter::GetNterpEntryPoint"]!==void 0?o.artNterpEntryPoint=o["art::interpreter::GetNterpEntryPoint"]():o.artNterpEntryPoint=o.find("ExecuteNterpImpl"),de=uu(o,L),Hu(o);let j=null;Object.defineProperty(o,"jvmti",{get(){return j===null&&(j=[Td(L,this.artRuntime)]),j[0]}})}let p=e.enumerateImports().filter(u=>u.name.indexOf("_Z")===0).reduce((u,m)=>(u[m.name]=m.address,u),{});return o.$new=new NativeFunction(p._Znwm||p._Znwj,"pointer",["ulong"],ee),o.$delete=new NativeFunction(p._ZdlPv,"void",["pointer"],ee),Bs=r?Ur:Dr,o}function Td(n,e){let t=null;return n.perform(()=>{let r=q().find("_ZN3art7Runtime18EnsurePluginLoadedEPKcPNSt3__112basic_stringIcNS3_11char_traitsIcEENS3_9allocatorIcEEEE");if(r===null)return;let o=new NativeFunction(r,"bool",["pointer","pointer","pointer"]),s=Memory.alloc(w);if(!o(e,Memory.allocUtf8String("libopenjdkjvmti.so"),s))return;let a=on.v1_2|1073741824,l=n.tryGetEnvHandle(a);if(l===null)return;t=new Ve(l,n);let c=Memory.alloc(8);c.writeU64(sn.canTagObjects),t.addCapabilities(c)!==0&&(t=null)}),t}function Ad(n,e){q().flavor==="art"&&n.getClassName(e)}function Nd(n){return{offset:w===4?{globalsLock:32,globals:72}:{globalsLock:64,globals:112}}}function Md(n){let e=n.vm,t=n.artRuntime,r=w===4?200:384,o=r+100*w,s=ae(),i=Ds(),{isApiLevel34OrApexEquivalent:a}=n,l=null;for(let d=r;d!==o;d+=w)if(t.add(d).readPointer().equals(e)){let p,u=null;s>=33||i==="Tiramisu"||a?(p=[d-4*w],u=d-w):s>=30||i==="R"?(p=[d-3*w,d-4*w],u=d-w):s>=29?p=[d-2*w]:s>=27?p=[d-Dt-3*w]:p=[d-Dt-2*w];for(let m of p){let h=m-w,g=h-w,y;a?y=g-9*w:s>=24?y=g-8*w:s>=23?y=g-7*w:y=g-4*w;let E={offset:{heap:y,threadList:g,internTable:h,classLinker:m,jniIdManager:u}};if(zs(t,E)!==null){l=E;break}}break}if(l===null)throw new Error("Unable to determine Runtime field offsets");let c=$r()>=36e7;return l.offset.instrumentation=c?Ud(n):Od(n),l.offset.jniIdsIndirection=zd(n),l}var jd={ia32:ks,x64:ks,arm:Rd,arm64:Pd};function Od(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:ze(e,jd[Process.arch],{limit:30})}function ks(n){if(n.mnemonic!=="lea")return null;let e=n.operands[1].value.disp;return e<256||e>1024?null:e}function Rd(n){if(n.mnemonic!=="add.w")return null;let e=n.operands;if(e.length!==3)return null;let t=e[2];return t.type!=="imm"?null:t.value}function Pd(n){if(n.mnemonic!=="add")return null;let e=n.operands;if(e.length!==3||e[0].value==="sp"||e[1].value==="sp")return null;let t=e[2];if(t.type!=="imm")return null;let r=t.value.valueOf();return r<256||r>1024?null:r}var Fd={ia32:Cs,x64:Cs,arm:Dd,arm64:Bd};function Ud(n){let e=n["art::Runtime::DeoptimizeBootImage"];return e===void 0?null:ze(e,Fd[Process.arch],{limit:30})}function Cs(n){if(n.mnemonic!=="mov")return null;let e=n.operands;if(e[0].value!=="rax")return null;let r=e[1];if(r.type!=="mem")return null;let o=r.value;if(o.base!=="rdi")return null;let s=o.disp;return s<256||s>1024?null:s}function Dd(n){return null}function Bd(n){if(n.mnemonic!=="ldr")return null;let e=n.operands;if(e[0].value==="x0")return null;let t=e[1].value;if(t.base!=="x0")return null;let r=t.disp;return r<256||r>1024?null:r}var Vd={ia32:Ls,x64:Ls,arm:$d,arm64:Jd};function zd(n){let e=n.find("_ZN3art7Runtime12SetJniIdTypeENS_9JniIdTypeE");if(e===null)return null;let t=ze(e,Vd[Process.arch],{limit:20});if(t===null)throw new Error("Unable to determine Runtime.jni_ids_indirection_ offset");return t}function Ls(n){return n.mnemonic==="cmp"?n.operands[0].value.disp:null}function $d(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function Jd(n,e){if(e===null)return null;let{mnemonic:t}=n,{mnemonic:r}=e;return t==="cmp"&&r==="ldr"||t==="bl"&&r==="str"?e.operands[1].value.disp:null}function Gd(){let e={"4-21":136,"4-22":136,"4-23":172,"4-24":196,"4-25":196,"4-26":196,"4-27":196,"4-28":212,"4-29":172,"4-30":180,"4-31":180,"8-21":224,"8-22":224,"8-23":296,"8-24":344,"8-25":344,"8-26":352,"8-27":352,"8-28":392,"8-29":328,"8-30":336,"8-31":336}[`${w}-${ae()}`];if(e===void 0)throw new Error("Unable to determine Instrumentation field offsets");return{offset:{forcedInterpretOnly:4,deoptimizationEnabled:e}}}function Hd(n,e){let t=zs(n,e);if(t===null)throw new Error("Unable to determine ClassLinker field offsets");return t}function zs(n,e){if(Ir!==null)return Ir;let{classLinker:t,internTable:r}=e.offset,o=n.add(t).readPointer(),s=n.add(r).readPointer(),i=w===4?100:200,a=i+100*w,l=ae(),c=null;for(let d=i;d!==a;d+=w)if(o.add(d).readPointer().equals(s)){let p;l>=30||Ds()==="R"?p=6:l>=29?p=4:l>=23?p=3:p=5;let u=d+p*w,m;l>=23?m=u-2*w:m=u-3*w,c={offset:{quickResolutionTrampoline:m,quickImtConflictTrampoline:u-w,quickGenericJniTrampoline:u,quickToInterpreterBridgeTrampoline:u+w}};break}return c!==null&&(Ir=c),c}function Gr(n){let t=null;return n.perform(r=>{let o=wn(n),s=ve(n),i={artArrayLengthSize:4,artArrayEntrySize:o.size,artArrayMax:50},a={artArrayLengthSize:w,artArrayEntrySize:s.size,artArrayMax:100},l=(p,u,m)=>{let h=p.add(u).readPointer();if(h.isNull())return null;let g=m===4?h.readU32():h.readU64().valueOf();return g<=0?null:{length:g,data:h.add(m)}},c=(p,u,m,h)=>{try{let g=l(p,u,h.artArrayLengthSize);if(g===null)return!1;let y=Math.min(g.length,h.artArrayMax);for(let E=0;E!==y;E++)if(g.data.add(E*h.artArrayEntrySize).equals(m))return!0}catch{}return!1},d=r.findClass("java/lang/Thread"),f=r.newGlobalRef(d);try{let p;Ce(n,r,A=>{p=q()["art::JavaVMExt::DecodeGlobal"](n,A,f)});let u=Ns(r.getFieldId(f,"name","Ljava/lang/String;")),m=Ns(r.getStaticFieldId(f,"MAX_PRIORITY","I")),h=-1,g=-1;for(let A=0;A!==256;A+=4)h===-1&&c(p,A,m,i)&&(h=A),g===-1&&c(p,A,u,i)&&(g=A);if(g===-1||h===-1)throw new Error("Unable to find fields in java/lang/Thread; please file a bug");let y=g!==h?h:0,E=g,x=-1,C=Xr(r.getMethodId(f,"getName","()Ljava/lang/String;"));for(let A=0;A!==256;A+=4)x===-1&&c(p,A,C,a)&&(x=A);if(x===-1)throw new Error("Unable to find methods in java/lang/Thread; please file a bug");let M=-1,N=l(p,x,a.artArrayLengthSize).length;for(let A=x;A!==256;A+=4)if(p.add(A).readU16()===N){M=A;break}if(M===-1)throw new Error("Unable to find copied methods in java/lang/Thread; please file a bug");t={offset:{ifields:E,methods:x,sfields:y,copiedMethodsOffset:M}}}finally{r.deleteLocalRef(d),r.deleteGlobalRef(f)}}),t}function Zd(n){let e=q(),t;return n.perform(r=>{let o=r.findClass("android/os/Process"),s=Xr(r.getStaticMethodId(o,"getElapsedCpuTime","()J"));r.deleteLocalRef(o);let i=Process.getModuleByName("libandroid_runtime.so"),a=i.base,l=a.add(i.size),c=ae(),d=c<=21?8:w,f=Vc|zc|$c|pn,p=~(Ps|Wc|qc)>>>0,u=null,m=null,h=2;for(let E=0;E!==64&&h!==0;E+=4){let x=s.add(E);if(u===null){let C=x.readPointer();C.compare(a)>=0&&C.compare(l)<0&&(u=E,h--)}m===null&&(x.readU32()&p)===f&&(m=E,h--)}if(h!==0)throw new Error("Unable to determine ArtMethod field offsets");let g=u+d;t={size:c<=21?g+32:g+w,offset:{jniCode:u,quickCode:g,accessFlags:m}},"artInterpreterToCompiledCodeBridge"in e&&(t.offset.interpreterCode=u-d)}),t}function wn(n){let e=ae();return e>=23?{size:16,offset:{accessFlags:4}}:e>=21?{size:24,offset:{accessFlags:12}}:null}function qd(n){let e=ae(),t;return n.perform(r=>{let o=Sn(r),s=r.handle,i=null,a=null,l=null,c=null,d=null,f=null;for(let p=144;p!==256;p+=w)if(o.add(p).readPointer().equals(s)){a=p-6*w,d=p-4*w,f=p+2*w,e<=22&&(a-=w,i=a-w-9*8-3*4,l=p+6*w,d-=w,f-=w),c=p+9*w,e<=22&&(c+=2*w+4,w===8&&(c+=4)),e>=23&&(c+=w);break}if(c===null)throw new Error("Unable to determine ArtThread field offsets");t={offset:{isExceptionReportedToInstrumentation:i,exception:a,throwLocation:l,topHandleScope:c,managedStack:d,self:f}}}),t}function Wd(){return ae()>=23?{offset:{topQuickFrame:0,link:w}}:{offset:{topQuickFrame:2*w,link:0}}}var Kd={ia32:Ts,x64:Ts,arm:Qd,arm64:Xd};function Cr(n,e){let t;return e.perform(r=>{let o=Sn(r),s=Kd[Process.arch],i=Instruction.parse(n),a=s(i);a!==null?t=o.add(a).readPointer():t=n}),t}function Ts(n){return n.mnemonic==="jmp"?n.operands[0].value.disp:null}function Qd(n){return n.mnemonic==="ldr.w"?n.operands[1].value.disp:null}function Xd(n){return n.mnemonic==="ldr"?n.operands[1].value.disp:null}function Sn(n){return n.handle.add(w).readPointer()}function Yd(){return Hr("ro.build.version.release")}function eu(){return Hr("ro.build.version.codename")}function tu(){return parseInt(Hr("ro.build.version.sdk"),10)}function nu(){try{let n=File.readAllText("/proc/self/mountinfo"),e=null,t=new Map;for(let o of n.trimEnd().split(`
`)){let s=o.split(" "),i=s[4];if(!i.startsWith("/apex/com.android.art"))continue;let a=s[10];i.includes("@")?t.set(a,i.split("@")[1]):e=a}let r=t.get(e);return r!==void 0?parseInt(r):As()}catch{return As()}}function As(){return ae()*1e7}var Lr=null,ru=92;function Hr(n){Lr===null&&(Lr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("__system_property_get"),"int",["pointer","pointer"],ee));let e=Memory.alloc(ru);return Lr(Memory.allocUtf8String(n),e),e.readUtf8String()}function Ce(n,e,t){let r=Id(n,e),o=Sn(e).toString();if(Pt[o]=t,r(e.handle),Pt[o]!==void 0)throw delete Pt[o],new Error("Unable to perform state transition; please file a bug")}function ou(n,e){let t=new NativeCallback(su,"void",["pointer"]);return Gs(n,e,t)}function su(n){let e=n.toString(),t=Pt[e];delete Pt[e],t(n)}function Zr(n){let e=q(),t=e.artThreadList;e["art::ThreadList::SuspendAll"](t,Memory.allocUtf8String("frida"),!1?1:0);try{n()}finally{e["art::ThreadList::ResumeAll"](t)}}var jr=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>e(i)===!0?1:0,"bool",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function qr(n){return q()["art::ClassLinker::VisitClasses"]instanceof NativeFunction?new jr(n):new NativeCallback(t=>n(t)===!0?1:0,"bool",["pointer","pointer"])}var Or=class{constructor(e){let t=Memory.alloc(4*w),r=t.add(w);t.writePointer(r);let o=new NativeCallback((s,i)=>{e(i)},"void",["pointer","pointer"]);r.add(2*w).writePointer(o),this.handle=t,this._onVisit=o}};function Wr(n){return new Or(n)}var iu={"include-inlined-frames":0,"skip-inlined-frames":1},Rr=class{constructor(e,t,r,o=0,s=!0){let i=q(),a=512,l=3*w,c=Memory.alloc(a+l);i["art::StackVisitor::StackVisitor"](c,e,t,iu[r],o,s?1:0);let d=c.add(a);c.writePointer(d);let f=new NativeCallback(this._visitFrame.bind(this),"bool",["pointer"]);d.add(2*w).writePointer(f),this.handle=c,this._onVisitFrame=f;let p=c.add(w===4?12:24);this._curShadowFrame=p,this._curQuickFrame=p.add(w),this._curQuickFramePc=p.add(2*w),this._curOatQuickMethodHeader=p.add(3*w),this._getMethodImpl=i["art::StackVisitor::GetMethod"],this._descLocImpl=i["art::StackVisitor::DescribeLocation"],this._getCQFIImpl=i["art::StackVisitor::GetCurrentQuickFrameInfo"]}walkStack(e=!1){q()["art::StackVisitor::WalkStack"](this.handle,e?1:0)}_visitFrame(){return this.visitFrame()?1:0}visitFrame(){throw new Error("Subclass must implement visitFrame")}getMethod(){let e=this._getMethodImpl(this.handle);return e.isNull()?null:new mn(e)}getCurrentQuickFramePc(){return this._curQuickFramePc.readPointer()}getCurrentQuickFrame(){return this._curQuickFrame.readPointer()}getCurrentShadowFrame(){return this._curShadowFrame.readPointer()}describeLocation(){let e=new yn;return this._descLocImpl(e,this.handle),e.disposeToString()}getCurrentOatQuickMethodHeader(){return this._curOatQuickMethodHeader.readPointer()}getCurrentQuickFrameInfo(){return this._getCQFIImpl(this.handle)}},mn=class{constructor(e){this.handle=e}prettyMethod(e=!0){let t=new yn;return q()["art::ArtMethod::PrettyMethod"](t,this.handle,e?1:0),t.disposeToString()}toString(){return`ArtMethod(handle=${this.handle})`}};function au(n){return function(e){let t=Memory.alloc(12);return xd(n)(t,e),{frameSizeInBytes:t.readU32(),coreSpillMask:t.add(4).readU32(),fpSpillMask:t.add(8).readU32()}}}function lu(n){let e=NULL;switch(Process.arch){case"ia32":e=yt(32,t=>{t.putMovRegRegOffsetPtr("ecx","esp",4),t.putMovRegRegOffsetPtr("edx","esp",8),t.putCallAddressWithArguments(n,["ecx","edx"]),t.putMovRegReg("esp","ebp"),t.putPopReg("ebp"),t.putRet()});break;case"x64":e=yt(32,t=>{t.putPushReg("rdi"),t.putCallAddressWithArguments(n,["rsi"]),t.putPopReg("rdi"),t.putMovRegPtrReg("rdi","rax"),t.putMovRegOffsetPtrReg("rdi",8,"edx"),t.putRet()});break;case"arm":e=yt(16,t=>{t.putCallAddressWithArguments(n,["r0","r1"]),t.putPopRegs(["r0","lr"]),t.putMovRegReg("pc","lr")});break;case"arm64":e=yt(64,t=>{t.putPushRegReg("x0","lr"),t.putCallAddressWithArguments(n,["x1"]),t.putPopRegReg("x2","lr"),t.putStrRegRegOffset("x0","x2",0),t.putStrRegRegOffset("w1","x2",8),t.putRet()});break}return new NativeFunction(e,"void",["pointer","pointer"],ee)}var cu={ia32:globalThis.X86Relocator,x64:globalThis.X86Relocator,arm:globalThis.ThumbRelocator,arm64:globalThis.Arm64Relocator},Pr={ia32:globalThis.X86Writer,x64:globalThis.X86Writer,arm:globalThis.ThumbWriter,arm64:globalThis.Arm64Writer};function yt(n,e){xr===null&&(xr=Memory.alloc(Process.pageSize));let t=xr.add(vs),r=Process.arch,o=Pr[r];return Memory.patchCode(t,n,s=>{let i=new o(s,{pc:t});if(e(i),i.flush(),i.offset>n)throw new Error(`Wrote ${i.offset}, exceeding maximum of ${n}`)}),vs+=n,r==="arm"?t.or(1):t}function du(n,e){fu(e),gu(e)}function uu(n,e){let t=bt(e).offset,r=vd().offset,o=`
#include <gum/guminterceptor.h>

extern GMutex lock;
extern GHashTable * methods;
extern GHashTable * replacements;
extern gpointer last_seen_art_method;

extern gpointer get_oat_quick_method_header_impl (gpointer method, gpointer pc);

void
init (void)
{
  g_mutex_init (&lock);
  methods = g_hash_table_new_full (NULL, NULL, NULL, NULL);
  replacements = g_hash_table_new_full (NULL, NULL, NULL, NULL);
}

void
finalize (void)
{
  g_hash_table_unref (replacements);
  g_hash_table_unref (methods);
  g_mutex_clear (&lock);
}

gboolean
is_replacement_method (gpointer method)
{
  gboolean is_replacement;

  g_mutex_lock (&lock);

  is_replacement = g_hash_table_contains (replacements, method);

  g_mutex_unlock (&lock);

  return is_replacement;
}

gpointer
get_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);

  g_mutex_unlock (&lock);

  return replacement_method;
}

void
set_replacement_method (gpointer original_method,
                        gpointer replacement_method)
{
  g_mutex_lock (&lock);

  g_hash_table_insert (methods, original_method, replacement_method);
  g_hash_table_insert (replacements, replacement_method, original_method);

  g_mutex_unlock (&lock);
}

void
synchronize_replacement_methods (guint quick_code_offset,
                                 void * nterp_entrypoint,
                                 void * quick_to_interpreter_bridge)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
  {
    void ** quick_code;

    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

    quick_code = hooked_method + quick_code_offset;
    if (*quick_code == nterp_entrypoint)
      *quick_code = quick_to_interpreter_bridge;
  }

  g_mutex_unlock (&lock);
}

void
delete_replacement_method (gpointer original_method)
{
  gpointer replacement_method;

  g_mutex_lock (&lock);

  replacement_method = g_hash_table_lookup (methods, original_method);
  if (replacement_method != NULL)
  {
    g_hash_table_remove (methods, original_method);
    g_hash_table_remove (replacements, replacement_method);
  }

  g_mutex_unlock (&lock);
}

gpointer
translate_method (gpointer method)
{
  gpointer translated_method;

  g_mutex_lock (&lock);

  translated_method = g_hash_table_lookup (replacements, method);

  g_mutex_unlock (&lock);

  return (translated_method != NULL) ? translated_method : method;
}

gpointer
find_replacement_method_from_quick_code (gpointer method,
                                         gpointer thread)
{
  gpointer replacement_method;
  gpointer managed_stack;
  gpointer top_quick_frame;
  gpointer link_managed_stack;
  gpointer * link_top_quick_frame;

  replacement_method = get_replacement_method (method);
  if (replacement_method == NULL)
    return NULL;

  /*
   * Stack check.
   *
   * Return NULL to indicate that the original method should be invoked, otherwise
   * return a pointer to the replacement ArtMethod.
   *
   * If the caller is our own JNI replacement stub, then a stack transition must
   * have been pushed onto the current thread's linked list.
   *
   * Therefore, we invoke the original method if the following conditions are met:
   *   1- The current managed stack is empty.
   *   2- The ArtMethod * inside the linked managed stack's top quick frame is the
   *      same as our replacement.
   */
  managed_stack = thread + ${t.managedStack};
  top_quick_frame = *((gpointer *) (managed_stack + ${r.topQuickFrame}));
  if (top_quick_frame != NULL)
    return replacement_method;

  link_managed_stack = *((gpointer *) (managed_stack + ${r.link}));
  if (link_managed_stack == NULL)
    return replacement_method;

  link_top_quick_frame = GSIZE_TO_POINTER (*((gsize *) (link_managed_stack + ${r.topQuickFrame})) & ~((gsize) 1));
  if (link_top_quick_frame == NULL || *link_top_quick_frame != replacement_method)
    return replacement_method;

  return NULL;
}

void
on_interpreter_do_call (GumInvocationContext * ic)
{
  gpointer method, replacement_method;

  method = gum_invocation_context_get_nth_argument (ic, 0);

  replacement_method = get_replacement_method (method);
  if (replacement_method != NULL)
    gum_invocation_context_replace_nth_argument (ic, 0, replacement_method);
}

gpointer
on_art_method_get_oat_quick_method_header (gpointer method,
                                           gpointer pc)
{
  if (is_replacement_method (method))
    return NULL;

  return get_oat_quick_method_header_impl (method, pc);
}

void
on_art_method_pretty_method (GumInvocationContext * ic)
{
  const guint this_arg_index = ${Process.arch==="arm64"?0:1};
  gpointer method;

  method = gum_invocation_context_get_nth_argument (ic, this_arg_index);
  if (method == NULL)
    gum_invocation_context_replace_nth_argument (ic, this_arg_index, last_seen_art_method);
  else
    last_seen_art_method = method;
}

void
on_leave_gc_concurrent_copying_copying_phase (GumInvocationContext * ic)
{
  GHashTableIter iter;
  gpointer hooked_method, replacement_method;

  g_mutex_lock (&lock);

  g_hash_table_iter_init (&iter, methods);
  while (g_hash_table_iter_next (&iter, &hooked_method, &replacement_method))
    *((uint32_t *) replacement_method) = *((uint32_t *) hooked_method);

  g_mutex_unlock (&lock);
}
`,s=8,i=w,a=w,l=w,d=Memory.alloc(s+i+a+l),f=d.add(s),p=f.add(i),u=p.add(a),m=n.find(w===4?"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEj":"_ZN3art9ArtMethod23GetOatQuickMethodHeaderEm"),h=new CModule(o,{lock:d,methods:f,replacements:p,last_seen_art_method:u,get_oat_quick_method_header_impl:m??ptr("0xdeadbeef")}),g={exceptions:"propagate",scheduling:"exclusive"};return{handle:h,replacedMethods:{isReplacement:new NativeFunction(h.is_replacement_method,"bool",["pointer"],g),get:new NativeFunction(h.get_replacement_method,"pointer",["pointer"],g),set:new NativeFunction(h.set_replacement_method,"void",["pointer","pointer"],g),synchronize:new NativeFunction(h.synchronize_replacement_methods,"void",["uint","pointer","pointer"],g),delete:new NativeFunction(h.delete_replacement_method,"void",["pointer"],g),translate:new NativeFunction(h.translate_method,"pointer",["pointer"],g),findReplacementFromQuickCode:h.find_replacement_method_from_quick_code},getOatQuickMethodHeaderImpl:m,hooks:{Interpreter:{doCall:h.on_interpreter_do_call},ArtMethod:{getOatQuickMethodHeader:h.on_art_method_get_oat_quick_method_header,prettyMethod:h.on_art_method_pretty_method},Gc:{copyingPhase:{onLeave:h.on_leave_gc_concurrent_copying_copying_phase},runFlip:{onEnter:h.on_leave_gc_concurrent_copying_copying_phase}}}}}function fu(n){xs||(xs=!0,pu(n),hu(),mu(),_u())}function pu(n){let e=q();[e.artQuickGenericJniTrampoline,e.artQuickToInterpreterBridge,e.artQuickResolutionTrampoline].forEach(r=>{Memory.protect(r,32,"rwx");let o=new gn(r);o.activate(n),Vs.push(o)})}function hu(){let n=q(),e=ae(),{isApiLevel34OrApexEquivalent:t}=n,r;if(e<=22)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_6mirror9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(e<=33&&!t)r=/^_ZN3art11interpreter6DoCallILb[0-1]ELb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtPNS_6JValueE$/;else if(t)r=/^_ZN3art11interpreter6DoCallILb[0-1]EEEbPNS_9ArtMethodEPNS_6ThreadERNS_11ShadowFrameEPKNS_11InstructionEtbPNS_6JValueE$/;else throw new Error("Unable to find method invocation in ART; please file a bug");let o=n.module,s=[...o.enumerateExports(),...o.enumerateSymbols()].filter(i=>r.test(i.name));if(s.length===0)throw new Error("Unable to find method invocation in ART; please file a bug");for(let i of s)Interceptor.attach(i.address,de.hooks.Interpreter.doCall)}function mu(){let n=q(),t=n.module.findSymbolByName("_ZN3art2gc4Heap22CollectGarbageInternalENS0_9collector6GcTypeENS0_7GcCauseEbj");if(t===null)return;let{artNterpEntryPoint:r,artQuickToInterpreterBridge:o}=n,s=ve(n.vm).offset.quickCode;Interceptor.attach(t,{onLeave(){de.replacedMethods.synchronize(s,r,o)}})}function _u(){let n=[["_ZN3art11ClassLinker26VisiblyInitializedCallback22MarkVisiblyInitializedEPNS_6ThreadE","e90340f8 : ff0ff0ff"],["_ZN3art11ClassLinker26VisiblyInitializedCallback29AdjustThreadVisibilityCounterEPNS_6ThreadEl","7f0f00f9 : 1ffcffff"]],e=q(),t=e.module;for(let[r,o]of n){let s=t.findSymbolByName(r);if(s===null)continue;let i=Memory.scanSync(s,8192,o);if(i.length===0)return;let{artNterpEntryPoint:a,artQuickToInterpreterBridge:l}=e,c=ve(e.vm).offset.quickCode;Interceptor.attach(i[0].address,function(){de.replacedMethods.synchronize(c,a,l)});return}}function gu(n){if(Is)return;if(Is=!0,!bu()){let{getOatQuickMethodHeaderImpl:s}=de;if(s===null)return;try{Interceptor.replace(s,de.hooks.ArtMethod.getOatQuickMethodHeader)}catch{}}let e=ae(),t=null,r=q();e>28?t=r.find("_ZN3art2gc9collector17ConcurrentCopying12CopyingPhaseEv"):e>22&&(t=r.find("_ZN3art2gc9collector17ConcurrentCopying12MarkingPhaseEv")),t!==null&&Interceptor.attach(t,de.hooks.Gc.copyingPhase);let o=null;o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_"),o===null&&(o=r.find("_ZN3art6Thread15RunFlipFunctionEPS0_b")),o!==null&&Interceptor.attach(o,de.hooks.Gc.runFlip)}var yu={arm:{signatures:[{pattern:["b0 68","01 30","0c d0","1b 98",":","c0 ff","c0 ff","00 ff","00 2f"],validateMatch:Tr},{pattern:["d8 f8 08 00","01 30","0c d0","1b 98",":","f0 ff ff 0f","ff ff","00 ff","00 2f"],validateMatch:Tr},{pattern:["b0 68","01 30","40 f0 c3 80","00 25",":","c0 ff","c0 ff","c0 fb 00 d0","ff f8"],validateMatch:Tr}],instrument:wu},arm64:{signatures:[{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","88 39 00 f0",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 00 00 9f"],offset:1,validateMatch:Ar},{pattern:["0a 40 b9","1f 05 00 31","40 01 00 54","00 0e 40 f9",":","fc ff ff","1f fc ff ff","1f 00 00 ff","00 fc ff ff"],offset:1,validateMatch:Ar},{pattern:["0a 40 b9","1f 05 00 31","01 34 00 54","e0 03 1f aa",":","fc ff ff","1f fc ff ff","1f 00 00 ff","e0 ff ff ff"],offset:1,validateMatch:Ar}],instrument:Su}};function Tr({address:n,size:e}){let t=Instruction.parse(n.or(1)),[r,o]=t.operands,s=o.value.base,i=r.value,a=Instruction.parse(t.next.add(2)),l=ptr(a.operands[0].value),c=a.address.add(a.size),d,f;return a.mnemonic==="beq"?(d=c,f=l):(d=l,f=c),ze(d.or(1),p,{limit:3});function p(u){let{mnemonic:m}=u;if(!(m==="ldr"||m==="ldr.w"))return null;let{base:h,disp:g}=u.operands[1].value;return h===s&&g===20?{methodReg:s,scratchReg:i,target:{whenTrue:l,whenRegularMethod:d,whenRuntimeMethod:f}}:null}}function Ar({address:n,size:e}){let[t,r]=Instruction.parse(n).operands,o=r.value.base,s="x"+t.value.substring(1),i=Instruction.parse(n.add(8)),a=ptr(i.operands[0].value),l=n.add(12),c,d;return i.mnemonic==="b.eq"?(c=l,d=a):(c=a,d=l),ze(c,f,{limit:3});function f(p){if(p.mnemonic!=="ldr")return null;let{base:u,disp:m}=p.operands[1].value;return u===o&&m===24?{methodReg:o,scratchReg:s,target:{whenTrue:a,whenRegularMethod:c,whenRuntimeMethod:d}}:null}}function bu(){if(ae()<31)return!1;let n=yu[Process.arch];if(n===void 0)return!1;let e=n.signatures.map(({pattern:r,offset:o=0,validateMatch:s=Eu})=>({pattern:new MatchPattern(r.join("")),offset:o,validateMatch:s})),t=[];for(let{base:r,size:o}of q().module.enumerateRanges("--x"))for(let{pattern:s,offset:i,validateMatch:a}of e){let l=Memory.scanSync(r,o,s).map(({address:c,size:d})=>({address:c.sub(i),size:d+i})).filter(c=>{let d=a(c);return d===null?!1:(c.validationResult=d,!0)});t.push(...l)}return t.length===0?!1:(t.forEach(n.instrument),!0)}function Eu(){return{}}var _n=class{constructor(e,t,r){this.address=e,this.size=t,this.originalCode=e.readByteArray(t),this.trampoline=r}revert(){Memory.patchCode(this.address,this.size,e=>{e.writeByteArray(this.originalCode)})}};function wu({address:n,size:e,validationResult:t}){let{methodReg:r,target:o}=t,s=Memory.alloc(Process.pageSize),i=e;Memory.patchCode(s,256,a=>{let l=new ThumbWriter(a,{pc:s}),c=new ThumbRelocator(n,l);for(let m=0;m!==2;m++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let d=[45,237,16,10];l.putBytes(d);let f=["r0","r1","r2","r3"];l.putPushRegs(f),l.putCallAddressWithArguments(de.replacedMethods.isReplacement,[r]),l.putCmpRegImm("r0",0),l.putPopRegs(f);let p=[189,236,16,10];l.putBytes(p),l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let u=c.input.address.equals(o.whenRegularMethod);for(l.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne();i<10;){let m=c.readOne();if(m===0){i=10;break}i=m}c.writeAll(),l.putBranchAddress(n.add(i+1)),l.putLabel(u?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(o.whenTrue),l.flush()}),Jr.push(new _n(n,i,s)),Memory.patchCode(n,i,a=>{let l=new ThumbWriter(a,{pc:n});l.putLdrRegAddress("pc",s.or(1)),l.flush()})}function Su({address:n,size:e,validationResult:t}){let{methodReg:r,scratchReg:o,target:s}=t,i=Memory.alloc(Process.pageSize);Memory.patchCode(i,256,a=>{let l=new Arm64Writer(a,{pc:i}),c=new Arm64Relocator(n,l);for(let m=0;m!==2;m++)c.readOne();c.writeAll(),c.readOne(),c.skipOne(),l.putBCondLabel("eq","runtime_or_replacement_method");let d=["d0","d1","d2","d3","d4","d5","d6","d7","x0","x1","x2","x3","x4","x5","x6","x7","x8","x9","x10","x11","x12","x13","x14","x15","x16","x17"],f=d.length;for(let m=0;m!==f;m+=2)l.putPushRegReg(d[m],d[m+1]);l.putCallAddressWithArguments(de.replacedMethods.isReplacement,[r]),l.putCmpRegReg("x0","xzr");for(let m=f-2;m>=0;m-=2)l.putPopRegReg(d[m],d[m+1]);l.putBCondLabel("ne","runtime_or_replacement_method"),l.putBLabel("regular_method"),c.readOne();let p=c.input,u=p.address.equals(s.whenRegularMethod);l.putLabel(u?"regular_method":"runtime_or_replacement_method"),c.writeOne(),l.putBranchAddress(p.next),l.putLabel(u?"runtime_or_replacement_method":"regular_method"),l.putBranchAddress(s.whenTrue),l.flush()}),Jr.push(new _n(n,e,i)),Memory.patchCode(n,e,a=>{let l=new Arm64Writer(a,{pc:n});l.putLdrRegAddress(o,i),l.putBrReg(o),l.flush()})}function vu(n){return new Bs(n)}function Iu(n){return de.replacedMethods.translate(n)}function Kr(n,e={}){let{limit:t=16}=e,r=n.getEnv();return Ft===null&&(Ft=xu(n,r)),Ft.backtrace(r,t)}function xu(n,e){let t=q(),r=Memory.alloc(Process.pointerSize),o=new CModule(`
#include <glib.h>
#include <stdbool.h>
#include <string.h>
#include <gum/gumtls.h>
#include <json-glib/json-glib.h>

typedef struct _ArtBacktrace ArtBacktrace;
typedef struct _ArtStackFrame ArtStackFrame;

typedef struct _ArtStackVisitor ArtStackVisitor;
typedef struct _ArtStackVisitorVTable ArtStackVisitorVTable;

typedef struct _ArtClass ArtClass;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtThread ArtThread;
typedef struct _ArtContext ArtContext;

typedef struct _JNIEnv JNIEnv;

typedef struct _StdString StdString;
typedef struct _StdTinyString StdTinyString;
typedef struct _StdLargeString StdLargeString;

typedef enum {
  STACK_WALK_INCLUDE_INLINED_FRAMES,
  STACK_WALK_SKIP_INLINED_FRAMES,
} StackWalkKind;

struct _StdTinyString
{
  guint8 unused;
  gchar data[(3 * sizeof (gpointer)) - 1];
};

struct _StdLargeString
{
  gsize capacity;
  gsize size;
  gchar * data;
};

struct _StdString
{
  union
  {
    guint8 flags;
    StdTinyString tiny;
    StdLargeString large;
  };
};

struct _ArtBacktrace
{
  GChecksum * id;
  GArray * frames;
  gchar * frames_json;
};

struct _ArtStackFrame
{
  ArtMethod * method;
  gsize dexpc;
  StdString description;
};

struct _ArtStackVisitorVTable
{
  void (* unused1) (void);
  void (* unused2) (void);
  bool (* visit) (ArtStackVisitor * visitor);
};

struct _ArtStackVisitor
{
  ArtStackVisitorVTable * vtable;

  guint8 padding[512];

  ArtStackVisitorVTable vtable_storage;

  ArtBacktrace * backtrace;
};

struct _ArtMethod
{
  guint32 declaring_class;
  guint32 access_flags;
};

extern GumTlsKey current_backtrace;

extern void (* perform_art_thread_state_transition) (JNIEnv * env);

extern ArtContext * art_make_context (ArtThread * thread);

extern void art_stack_visitor_init (ArtStackVisitor * visitor, ArtThread * thread, void * context, StackWalkKind walk_kind,
    size_t num_frames, bool check_suspended);
extern void art_stack_visitor_walk_stack (ArtStackVisitor * visitor, bool include_transitions);
extern ArtMethod * art_stack_visitor_get_method (ArtStackVisitor * visitor);
extern void art_stack_visitor_describe_location (StdString * description, ArtStackVisitor * visitor);
extern ArtMethod * translate_method (ArtMethod * method);
extern void translate_location (ArtMethod * method, guint32 pc, const gchar ** source_file, gint32 * line_number);
extern void get_class_location (StdString * result, ArtClass * klass);
extern void cxx_delete (void * mem);
extern unsigned long strtoul (const char * str, char ** endptr, int base);

static bool visit_frame (ArtStackVisitor * visitor);
static void art_stack_frame_destroy (ArtStackFrame * frame);

static void append_jni_type_name (GString * s, const gchar * name, gsize length);

static void std_string_destroy (StdString * str);
static gchar * std_string_get_data (StdString * str);

void
init (void)
{
  current_backtrace = gum_tls_key_new ();
}

void
finalize (void)
{
  gum_tls_key_free (current_backtrace);
}

ArtBacktrace *
_create (JNIEnv * env,
         guint limit)
{
  ArtBacktrace * bt;

  bt = g_new (ArtBacktrace, 1);
  bt->id = g_checksum_new (G_CHECKSUM_SHA1);
  bt->frames = (limit != 0)
      ? g_array_sized_new (FALSE, FALSE, sizeof (ArtStackFrame), limit)
      : g_array_new (FALSE, FALSE, sizeof (ArtStackFrame));
  g_array_set_clear_func (bt->frames, (GDestroyNotify) art_stack_frame_destroy);
  bt->frames_json = NULL;

  gum_tls_key_set_value (current_backtrace, bt);

  perform_art_thread_state_transition (env);

  gum_tls_key_set_value (current_backtrace, NULL);

  return bt;
}

void
_on_thread_state_transition_complete (ArtThread * thread)
{
  ArtContext * context;
  ArtStackVisitor visitor = {
    .vtable_storage = {
      .visit = visit_frame,
    },
  };

  context = art_make_context (thread);

  art_stack_visitor_init (&visitor, thread, context, STACK_WALK_SKIP_INLINED_FRAMES, 0, true);
  visitor.vtable = &visitor.vtable_storage;
  visitor.backtrace = gum_tls_key_get_value (current_backtrace);

  art_stack_visitor_walk_stack (&visitor, false);

  cxx_delete (context);
}

static bool
visit_frame (ArtStackVisitor * visitor)
{
  ArtBacktrace * bt = visitor->backtrace;
  ArtStackFrame frame;
  const gchar * description, * dexpc_part;

  frame.method = art_stack_visitor_get_method (visitor);

  art_stack_visitor_describe_location (&frame.description, visitor);

  description = std_string_get_data (&frame.description);
  if (strstr (description, " '<") != NULL)
    goto skip;

  dexpc_part = strstr (description, " at dex PC 0x");
  if (dexpc_part == NULL)
    goto skip;
  frame.dexpc = strtoul (dexpc_part + 13, NULL, 16);

  g_array_append_val (bt->frames, frame);

  g_checksum_update (bt->id, (guchar *) &frame.method, sizeof (frame.method));
  g_checksum_update (bt->id, (guchar *) &frame.dexpc, sizeof (frame.dexpc));

  return true;

skip:
  std_string_destroy (&frame.description);
  return true;
}

static void
art_stack_frame_destroy (ArtStackFrame * frame)
{
  std_string_destroy (&frame->description);
}

void
_destroy (ArtBacktrace * backtrace)
{
  g_free (backtrace->frames_json);
  g_array_free (backtrace->frames, TRUE);
  g_checksum_free (backtrace->id);
  g_free (backtrace);
}

const gchar *
_get_id (ArtBacktrace * backtrace)
{
  return g_checksum_get_string (backtrace->id);
}

const gchar *
_get_frames (ArtBacktrace * backtrace)
{
  GArray * frames = backtrace->frames;
  JsonBuilder * b;
  guint i;
  JsonNode * root;

  if (backtrace->frames_json != NULL)
    return backtrace->frames_json;

  b = json_builder_new_immutable ();

  json_builder_begin_array (b);

  for (i = 0; i != frames->len; i++)
  {
    ArtStackFrame * frame = &g_array_index (frames, ArtStackFrame, i);
    gchar * description, * ret_type, * paren_open, * paren_close, * arg_types, * token, * method_name, * class_name;
    GString * signature;
    gchar * cursor;
    ArtMethod * translated_method;
    StdString location;
    gsize dexpc;
    const gchar * source_file;
    gint32 line_number;

    description = std_string_get_data (&frame->description);

    ret_type = strchr (description, '\\'') + 1;

    paren_open = strchr (ret_type, '(');
    paren_close = strchr (paren_open, ')');
    *paren_open = '\\0';
    *paren_close = '\\0';

    arg_types = paren_open + 1;

    token = strrchr (ret_type, '.');
    *token = '\\0';

    method_name = token + 1;

    token = strrchr (ret_type, ' ');
    *token = '\\0';

    class_name = token + 1;

    signature = g_string_sized_new (128);

    append_jni_type_name (signature, class_name, method_name - class_name - 1);
    g_string_append_c (signature, ',');
    g_string_append (signature, method_name);
    g_string_append (signature, ",(");

    if (arg_types != paren_close)
    {
      for (cursor = arg_types; cursor != NULL;)
      {
        gsize length;
        gchar * next;

        token = strstr (cursor, ", ");
        if (token != NULL)
        {
          length = token - cursor;
          next = token + 2;
        }
        else
        {
          length = paren_close - cursor;
          next = NULL;
        }

        append_jni_type_name (signature, cursor, length);

        cursor = next;
      }
    }

    g_string_append_c (signature, ')');

    append_jni_type_name (signature, ret_type, class_name - ret_type - 1);

    translated_method = translate_method (frame->method);
    dexpc = (translated_method == frame->method) ? frame->dexpc : 0;

    get_class_location (&location, GSIZE_TO_POINTER (translated_method->declaring_class));

    translate_location (translated_method, dexpc, &source_file, &line_number);

    json_builder_begin_object (b);

    json_builder_set_member_name (b, "signature");
    json_builder_add_string_value (b, signature->str);

    json_builder_set_member_name (b, "origin");
    json_builder_add_string_value (b, std_string_get_data (&location));

    json_builder_set_member_name (b, "className");
    json_builder_add_string_value (b, class_name);

    json_builder_set_member_name (b, "methodName");
    json_builder_add_string_value (b, method_name);

    json_builder_set_member_name (b, "methodFlags");
    json_builder_add_int_value (b, translated_method->access_flags);

    json_builder_set_member_name (b, "fileName");
    json_builder_add_string_value (b, source_file);

    json_builder_set_member_name (b, "lineNumber");
    json_builder_add_int_value (b, line_number);

    json_builder_end_object (b);

    std_string_destroy (&location);
    g_string_free (signature, TRUE);
  }

  json_builder_end_array (b);

  root = json_builder_get_root (b);
  backtrace->frames_json = json_to_string (root, FALSE);
  json_node_unref (root);

  return backtrace->frames_json;
}

static void
append_jni_type_name (GString * s,
                      const gchar * name,
                      gsize length)
{
  gchar shorty = '\\0';
  gsize i;

  switch (name[0])
  {
    case 'b':
      if (strncmp (name, "boolean", length) == 0)
        shorty = 'Z';
      else if (strncmp (name, "byte", length) == 0)
        shorty = 'B';
      break;
    case 'c':
      if (strncmp (name, "char", length) == 0)
        shorty = 'C';
      break;
    case 'd':
      if (strncmp (name, "double", length) == 0)
        shorty = 'D';
      break;
    case 'f':
      if (strncmp (name, "float", length) == 0)
        shorty = 'F';
      break;
    case 'i':
      if (strncmp (name, "int", length) == 0)
        shorty = 'I';
      break;
    case 'l':
      if (strncmp (name, "long", length) == 0)
        shorty = 'J';
      break;
    case 's':
      if (strncmp (name, "short", length) == 0)
        shorty = 'S';
      break;
    case 'v':
      if (strncmp (name, "void", length) == 0)
        shorty = 'V';
      break;
  }

  if (shorty != '\\0')
  {
    g_string_append_c (s, shorty);

    return;
  }

  if (length > 2 && name[length - 2] == '[' && name[length - 1] == ']')
  {
    g_string_append_c (s, '[');
    append_jni_type_name (s, name, length - 2);

    return;
  }

  g_string_append_c (s, 'L');

  for (i = 0; i != length; i++)
  {
    gchar ch = name[i];
    if (ch != '.')
      g_string_append_c (s, ch);
    else
      g_string_append_c (s, '/');
  }

  g_string_append_c (s, ';');
}

static void
std_string_destroy (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  if (is_large)
    cxx_delete (str->large.data);
}

static gchar *
std_string_get_data (StdString * str)
{
  bool is_large = (str->flags & 1) != 0;
  return is_large ? str->large.data : str->tiny.data;
}
`,{current_backtrace:Memory.alloc(Process.pointerSize),perform_art_thread_state_transition:r,art_make_context:t["art::Thread::GetLongJumpContext"]??t["art::Context::Create"],art_stack_visitor_init:t["art::StackVisitor::StackVisitor"],art_stack_visitor_walk_stack:t["art::StackVisitor::WalkStack"],art_stack_visitor_get_method:t["art::StackVisitor::GetMethod"],art_stack_visitor_describe_location:t["art::StackVisitor::DescribeLocation"],translate_method:de.replacedMethods.translate,translate_location:t["art::Monitor::TranslateLocation"],get_class_location:t["art::mirror::Class::GetLocation"],cxx_delete:t.$delete,strtoul:Process.getModuleByName("libc.so").getExportByName("strtoul")}),s=new NativeFunction(o._create,"pointer",["pointer","uint"],ee),i=new NativeFunction(o._destroy,"void",["pointer"],ee),a={exceptions:"propagate",scheduling:"exclusive"},l=new NativeFunction(o._get_id,"pointer",["pointer"],a),c=new NativeFunction(o._get_frames,"pointer",["pointer"],a),d=Gs(n,e,o._on_thread_state_transition_complete);o._performData=d,r.writePointer(d),o.backtrace=(p,u)=>{let m=s(p,u),h=new Fr(m);return Script.bindWeak(h,f.bind(null,m)),h};function f(p){i(p)}return o.getId=p=>l(p).readUtf8String(),o.getFrames=p=>JSON.parse(c(p).readUtf8String()),o}var Fr=class{constructor(e){this.handle=e}get id(){return Ft.getId(this.handle)}get frames(){return Ft.getFrames(this.handle)}};function Qr(){hn.forEach(n=>{n.vtablePtr.writePointer(n.vtable),n.vtableCountPtr.writeS32(n.vtableCount)}),hn.clear();for(let n of Vs.splice(0))n.deactivate();for(let n of Jr.splice(0))n.revert()}function Xr(n){return $s(n,"art::jni::JniIdManager::DecodeMethodId")}function Ns(n){return $s(n,"art::jni::JniIdManager::DecodeFieldId")}function $s(n,e){let t=q(),r=Us(t).offset,o=r.jniIdManager,s=r.jniIdsIndirection;if(o!==null&&s!==null){let i=t.artRuntime;if(i.add(s).readInt()!==Qc){let l=i.add(o).readPointer();return t[e](l,n)}}return n}var ku={ia32:Cu,x64:Lu,arm:Tu,arm64:Au};function Cu(n,e,t,r,o){let s=bt(o).offset,i=ve(o).offset,a;return Memory.patchCode(n,128,l=>{let c=new X86Writer(l,{pc:n}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("ebp","esp"),c.putAndRegU32("esp",4294967280),c.putSubRegImm("esp",512),c.putBytes(f),c.putMovRegFsU32Ptr("ebx",s.self),c.putCallAddressWithAlignedArguments(de.replacedMethods.findReplacementFromQuickCode,["eax","ebx"]),c.putTestRegReg("eax","eax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("ebp",7*4,"eax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("esp","ebp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("eax",i.quickCode),c.flush()}),a}function Lu(n,e,t,r,o){let s=bt(o).offset,i=ve(o).offset,a;return Memory.patchCode(n,256,l=>{let c=new X86Writer(l,{pc:n}),d=new X86Relocator(e,c),f=[15,174,4,36],p=[15,174,12,36];c.putPushax(),c.putMovRegReg("rbp","rsp"),c.putAndRegU32("rsp",4294967280),c.putSubRegImm("rsp",512),c.putBytes(f),c.putMovRegGsU32Ptr("rbx",s.self),c.putCallAddressWithAlignedArguments(de.replacedMethods.findReplacementFromQuickCode,["rdi","rbx"]),c.putTestRegReg("rax","rax"),c.putJccShortLabel("je","restore_registers","no-hint"),c.putMovRegOffsetPtrReg("rbp",8*8,"rax"),c.putLabel("restore_registers"),c.putBytes(p),c.putMovRegReg("rsp","rbp"),c.putPopax(),c.putJccShortLabel("jne","invoke_replacement","no-hint");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putJmpAddress(e.add(a)),c.putLabel("invoke_replacement"),c.putJmpRegOffsetPtr("rdi",i.quickCode),c.flush()}),a}function Tu(n,e,t,r,o){let s=ve(o).offset,i=e.and(zr),a;return Memory.patchCode(n,128,l=>{let c=new ThumbWriter(l,{pc:n}),d=new ThumbRelocator(i,c),f=[45,237,16,10],p=[189,236,16,10];c.putPushRegs(["r1","r2","r3","r5","r6","r7","r8","r10","r11","lr"]),c.putBytes(f),c.putSubRegRegImm("sp","sp",8),c.putStrRegRegOffset("r0","sp",0),c.putCallAddressWithArguments(de.replacedMethods.findReplacementFromQuickCode,["r0","r9"]),c.putCmpRegImm("r0",0),c.putBCondLabel("eq","restore_registers"),c.putStrRegRegOffset("r0","sp",0),c.putLabel("restore_registers"),c.putLdrRegRegOffset("r0","sp",0),c.putAddRegRegImm("sp","sp",8),c.putBytes(p),c.putPopRegs(["lr","r11","r10","r8","r7","r6","r5","r3","r2","r1"]),c.putBCondLabel("ne","invoke_replacement");do a=d.readOne();while(a<t&&!d.eoi);d.writeAll(),d.eoi||c.putLdrRegAddress("pc",e.add(a)),c.putLabel("invoke_replacement"),c.putLdrRegRegOffset("pc","r0",s.quickCode),c.flush()}),a}function Au(n,e,t,{availableScratchRegs:r},o){let s=ve(o).offset,i;return Memory.patchCode(n,256,a=>{let l=new Arm64Writer(a,{pc:n}),c=new Arm64Relocator(e,l);l.putPushRegReg("d0","d1"),l.putPushRegReg("d2","d3"),l.putPushRegReg("d4","d5"),l.putPushRegReg("d6","d7"),l.putPushRegReg("x1","x2"),l.putPushRegReg("x3","x4"),l.putPushRegReg("x5","x6"),l.putPushRegReg("x7","x20"),l.putPushRegReg("x21","x22"),l.putPushRegReg("x23","x24"),l.putPushRegReg("x25","x26"),l.putPushRegReg("x27","x28"),l.putPushRegReg("x29","lr"),l.putSubRegRegImm("sp","sp",16),l.putStrRegRegOffset("x0","sp",0),l.putCallAddressWithArguments(de.replacedMethods.findReplacementFromQuickCode,["x0","x19"]),l.putCmpRegReg("x0","xzr"),l.putBCondLabel("eq","restore_registers"),l.putStrRegRegOffset("x0","sp",0),l.putLabel("restore_registers"),l.putLdrRegRegOffset("x0","sp",0),l.putAddRegRegImm("sp","sp",16),l.putPopRegReg("x29","lr"),l.putPopRegReg("x27","x28"),l.putPopRegReg("x25","x26"),l.putPopRegReg("x23","x24"),l.putPopRegReg("x21","x22"),l.putPopRegReg("x7","x20"),l.putPopRegReg("x5","x6"),l.putPopRegReg("x3","x4"),l.putPopRegReg("x1","x2"),l.putPopRegReg("d6","d7"),l.putPopRegReg("d4","d5"),l.putPopRegReg("d2","d3"),l.putPopRegReg("d0","d1"),l.putBCondLabel("ne","invoke_replacement");do i=c.readOne();while(i<t&&!c.eoi);if(c.writeAll(),!c.eoi){let d=Array.from(r)[0];l.putLdrRegAddress(d,e.add(i)),l.putBrReg(d)}l.putLabel("invoke_replacement"),l.putLdrRegRegOffset("x16","x0",s.quickCode),l.putBrReg("x16"),l.flush()}),i}var Nu={ia32:Ms,x64:Ms,arm:Mu,arm64:ju};function Ms(n,e,t){Memory.patchCode(n,16,r=>{let o=new X86Writer(r,{pc:n});o.putJmpAddress(e),o.flush()})}function Mu(n,e,t){let r=n.and(zr);Memory.patchCode(r,16,o=>{let s=new ThumbWriter(o,{pc:r});s.putLdrRegAddress("pc",e.or(1)),s.flush()})}function ju(n,e,t){Memory.patchCode(n,16,r=>{let o=new Arm64Writer(r,{pc:n});t===16?o.putLdrRegAddress("x16",e):o.putAdrpRegAddress("x16",e),o.putBrReg("x16"),o.flush()})}var Ou={ia32:5,x64:16,arm:8,arm64:16},gn=class{constructor(e){this.quickCode=e,this.quickCodeAddress=Process.arch==="arm"?e.and(zr):e,this.redirectSize=0,this.trampoline=null,this.overwrittenPrologue=null,this.overwrittenPrologueLength=0}_canRelocateCode(e,t){let r=Pr[Process.arch],o=cu[Process.arch],{quickCodeAddress:s}=this,i=new r(s),a=new o(s,i),l;if(Process.arch==="arm64"){let c=new Set(["x16","x17"]);do{let d=a.readOne(),f=new Set(c),{read:p,written:u}=a.input.regsAccessed;for(let m of[p,u])for(let h of m){let g;h.startsWith("w")?g="x"+h.substring(1):g=h,f.delete(g)}if(f.size===0)break;l=d,c=f}while(l<e&&!a.eoi);t.availableScratchRegs=c}else do l=a.readOne();while(l<e&&!a.eoi);return l>=e}_allocateTrampoline(){dn===null&&(dn=sr(w===4?128:256));let e=Ou[Process.arch],t,r,o=1,s={};if(w===4||this._canRelocateCode(e,s))t=e,r={};else{let i;Process.arch==="x64"?(t=5,i=Xc):Process.arch==="arm64"&&(t=8,i=Yc,o=4096),r={near:this.quickCodeAddress,maxDistance:i}}return this.redirectSize=t,this.trampoline=dn.allocateSlice(r,o),s}_destroyTrampoline(){dn.freeSlice(this.trampoline)}activate(e){let t=this._allocateTrampoline(),{trampoline:r,quickCode:o,redirectSize:s}=this,i=ku[Process.arch],a=i(r,o,s,t,e);this.overwrittenPrologueLength=a,this.overwrittenPrologue=Memory.dup(this.quickCodeAddress,a);let l=Nu[Process.arch];l(o,r,s)}deactivate(){let{quickCodeAddress:e,overwrittenPrologueLength:t}=this,r=Pr[Process.arch];Memory.patchCode(e,t,o=>{let s=new r(o,{pc:e}),{overwrittenPrologue:i}=this;s.putBytes(i.readByteArray(t)),s.flush()}),this._destroyTrampoline()}};function Ru(n){let e=q(),{module:t,artClassLinker:r}=e;return n.equals(r.quickGenericJniTrampoline)||n.equals(r.quickToInterpreterBridgeTrampoline)||n.equals(r.quickResolutionTrampoline)||n.equals(r.quickImtConflictTrampoline)||n.compare(t.base)>=0&&n.compare(t.base.add(t.size))<0}var Ur=class{constructor(e){let t=Xr(e);this.methodId=t,this.originalMethod=null,this.hookedMethodId=t,this.replacementMethodId=null,this.interceptor=null}replace(e,t,r,o,s){let{kAccCompileDontBother:i,artNterpEntryPoint:a}=s;this.originalMethod=js(this.methodId,o);let l=this.originalMethod.accessFlags;if((l&Kc)!==0&&Pu()){let u=this.originalMethod.jniCode;this.hookedMethodId=u.add(2*w).readPointer(),this.originalMethod=js(this.hookedMethodId,o)}let{hookedMethodId:c}=this,d=Uu(c,o);this.replacementMethodId=d,un(d,{jniCode:e,accessFlags:(l&~(Gc|Jc|Es)|pn|i)>>>0,quickCode:s.artClassLinker.quickGenericJniTrampoline,interpreterCode:s.artInterpreterToCompiledCodeBridge},o);let f=Ps|Zc|Es;(l&pn)===0&&(f|=Hc),un(c,{accessFlags:(l&~f|i)>>>0},o);let p=this.originalMethod.quickCode;if(a!==null&&p.equals(a)&&un(c,{quickCode:s.artQuickToInterpreterBridge},o),!Ru(p)){let u=new gn(p);u.activate(o),this.interceptor=u}de.replacedMethods.set(c,d),du(c,o)}revert(e){let{hookedMethodId:t,interceptor:r}=this;un(t,this.originalMethod,e),de.replacedMethods.delete(t),r!==null&&(r.deactivate(),this.interceptor=null)}resolveTarget(e,t,r,o){return this.hookedMethodId}};function Pu(){return ae()<28}function js(n,e){let r=ve(e).offset;return["jniCode","accessFlags","quickCode","interpreterCode"].reduce((o,s)=>{let i=r[s];if(i===void 0)return o;let a=n.add(i),l=s==="accessFlags"?Fc:Uc;return o[s]=l.call(a),o},{})}function un(n,e,t){let o=ve(t).offset;Object.keys(e).forEach(s=>{let i=o[s];if(i===void 0)return;let a=n.add(i);(s==="accessFlags"?Dc:Bc).call(a,e[s])})}var Dr=class{constructor(e){this.methodId=e,this.originalMethod=null}replace(e,t,r,o,s){let{methodId:i}=this;this.originalMethod=Memory.dup(i,Sr);let a=r.reduce((p,u)=>p+u.size,0);t&&a++;let l=(i.add(ws).readU32()|pn)>>>0,c=a,d=0,f=a;i.add(ws).writeU32(l),i.add(sd).writeU16(c),i.add(id).writeU16(d),i.add(ad).writeU16(f),i.add(cd).writeU32(Fu(i)),s.dvmUseJNIBridge(i,e)}revert(e){Memory.copy(this.methodId,this.originalMethod,Sr)}resolveTarget(e,t,r,o){let s=r.handle.add(Fs).readPointer(),i;if(t)i=o.dvmDecodeIndirectRef(s,e.$h);else{let p=e.$borrowClassHandle(r);i=o.dvmDecodeIndirectRef(s,p.value),p.unref(r)}let a;t?a=i.add(rd).readPointer():a=i;let l=a.toString(16),c=hn.get(l);if(c===void 0){let p=a.add(nd),u=a.add(td),m=p.readPointer(),h=u.readS32(),g=h*w,y=Memory.alloc(2*g);Memory.copy(y,m,g),p.writePointer(y),c={classObject:a,vtablePtr:p,vtableCountPtr:u,vtable:m,vtableCount:h,shadowVtable:y,shadowVtableCount:h,targetMethods:new Map},hn.set(l,c)}let d=this.methodId.toString(16),f=c.targetMethods.get(d);if(f===void 0){f=Memory.dup(this.originalMethod,Sr);let p=c.shadowVtableCount++;c.shadowVtable.add(p*w).writePointer(f),f.add(od).writeU16(p),c.vtableCountPtr.writeS32(c.shadowVtableCount),c.targetMethods.set(d,f)}return f}};function Fu(n){if(Process.arch!=="ia32")return Ss;let e=n.add(ld).readPointer().readCString();if(e===null||e.length===0||e.length>65535)return Ss;let t;switch(e[0]){case"V":t=dd;break;case"F":t=ud;break;case"D":t=fd;break;case"J":t=pd;break;case"Z":case"B":t=gd;break;case"C":t=_d;break;case"S":t=md;break;default:t=hd;break}let r=0;for(let o=e.length-1;o>0;o--){let s=e[o];r+=s==="D"||s==="J"?2:1}return t<<yd|r}function Uu(n,e){let t=q();if(ae()<23){let r=t["art::Thread::CurrentFromGdb"]();return t["art::mirror::Object::Clone"](n,r)}return Memory.dup(n,ve(e).size)}function Yr(n,e,t){Js(n,e,Mr,t)}function eo(n,e){Js(n,e,Nr)}function to(n,e){let t=q();if(ae()<26)throw new Error("This API is only available on Android >= 8.0");Ce(n,e,r=>{t["art::Runtime::DeoptimizeBootImage"](t.artRuntime)})}function Js(n,e,t,r){let o=q();if(ae()<24)throw new Error("This API is only available on Android >= 7.0");Ce(n,e,s=>{if(ae()<30){if(!o.isJdwpStarted()){let a=Du(o);Cd.push(a)}o.isDebuggerActive()||o["art::Dbg::GoActive"]();let i=Memory.alloc(8+w);switch(i.writeU32(t),t){case Nr:break;case Mr:i.add(8).writePointer(r);break;default:throw new Error("Unsupported deoptimization kind")}o["art::Dbg::RequestDeoptimization"](i),o["art::Dbg::ManageDeoptimization"]()}else{let i=o.artInstrumentation;if(i===null)throw new Error("Unable to find Instrumentation class in ART; please file a bug");let a=o["art::Instrumentation::EnableDeoptimization"];switch(a!==void 0&&(i.add(Sd().offset.deoptimizationEnabled).readU8()||a(i)),t){case Nr:o["art::Instrumentation::DeoptimizeEverything"](i,Memory.allocUtf8String("frida"));break;case Mr:o["art::Instrumentation::Deoptimize"](i,r);break;default:throw new Error("Unsupported deoptimization kind")}}})}var Br=class{constructor(){let e=Process.getModuleByName("libart.so"),t=e.getExportByName("_ZN3art4JDWP12JdwpAdbState6AcceptEv"),r=e.getExportByName("_ZN3art4JDWP12JdwpAdbState15ReceiveClientFdEv"),o=Os(),s=Os();this._controlFd=o[0],this._clientFd=s[0];let i=null;i=Interceptor.attach(t,function(a){let l=a[0];Memory.scanSync(l.add(8252),256,"00 ff ff ff ff 00")[0].address.add(1).writeS32(o[1]),i.detach()}),Interceptor.replace(r,new NativeCallback(function(a){return Interceptor.revert(r),s[1]},"int",["pointer"])),Interceptor.flush(),this._handshakeRequest=this._performHandshake()}async _performHandshake(){let e=new UnixInputStream(this._clientFd,{autoClose:!1}),t=new UnixOutputStream(this._clientFd,{autoClose:!1}),r=[74,68,87,80,45,72,97,110,100,115,104,97,107,101];try{await t.writeAll(r),await e.readAll(r.length)}catch{}}};function Du(n){let e=new Br;n["art::Dbg::SetJdwpAllowed"](1);let t=Bu();n["art::Dbg::ConfigureJdwp"](t);let r=n["art::InternalDebuggerControlCallback::StartDebugger"];return r!==void 0?r(NULL):n["art::Dbg::StartJdwp"](),e}function Bu(){let n=ae()<28?2:3,e=0,t=n,r=!0,o=!1,s=e,i=8+Dt+2,a=Memory.alloc(i);return a.writeU32(t).add(4).writeU8(r?1:0).add(1).writeU8(o?1:0).add(1).add(Dt).writeU16(s),a}function Os(){kr===null&&(kr=new NativeFunction(Process.getModuleByName("libc.so").getExportByName("socketpair"),"int",["int","int","int","pointer"]));let n=Memory.alloc(8);if(kr(Ed,wd,0,n)===-1)throw new Error("Unable to create socketpair for JDWP");return[n.readS32(),n.add(4).readS32()]}function Vu(n){let e=Nd().offset,t=n.vm.add(e.globalsLock),r=n.vm.add(e.globals),o=n["art::IndirectReferenceTable::Add"],s=n["art::ReaderWriterMutex::ExclusiveLock"],i=n["art::ReaderWriterMutex::ExclusiveUnlock"],a=0;return function(l,c,d){s(t,c);try{return o(r,a,d)}finally{i(t,c)}}}function zu(n){let e=n["art::Thread::DecodeJObject"];if(e===void 0)throw new Error("art::Thread::DecodeJObject is not available; please file a bug");return function(t,r,o){return e(r,o)}}var $u={ia32:Rs,x64:Rs,arm:Ju,arm64:Gu};function Gs(n,e,t){let r=q(),o=e.handle.readPointer(),s,i=r.find("_ZN3art3JNIILb1EE14ExceptionClearEP7_JNIEnv");i!==null?s=i:s=o.add(En).readPointer();let a,l=r.find("_ZN3art3JNIILb1EE10FatalErrorEP7_JNIEnvPKc");l!==null?a=l:a=o.add(ed).readPointer();let c=$u[Process.arch];if(c===void 0)throw new Error("Not yet implemented for "+Process.arch);let d=null,f=bt(n).offset,p=f.exception,u=new Set,m=f.isExceptionReportedToInstrumentation;m!==null&&u.add(m);let h=f.throwLocation;h!==null&&(u.add(h),u.add(h+w),u.add(h+2*w));let g=65536,y=Memory.alloc(g);return Memory.patchCode(y,g,E=>{d=c(E,y,s,a,p,u,t)}),d._code=y,d._callback=t,d}function Rs(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let h=c.shift();if(Object.values(a).some(({begin:M,end:O})=>h.compare(M)>=0&&h.compare(O)<0))continue;let y=h.toString(),E={begin:h},x=null,C=!1;do{if(h.equals(r)){C=!0;break}let M=Instruction.parse(h);x=M;let O=a[M.address.toString()];if(O!==void 0){delete a[O.begin.toString()],a[y]=O,O.begin=E.begin,E=null;break}let N=null;switch(M.mnemonic){case"jmp":N=ptr(M.operands[0].value),C=!0;break;case"je":case"jg":case"jle":case"jne":case"js":N=ptr(M.operands[0].value);break;case"ret":C=!0;break}N!==null&&(l.add(N.toString()),c.push(N),c.sort((A,S)=>A.compare(S))),h=M.next}while(!C);E!==null&&(E.end=x.address.add(x.size),a[y]=E)}let d=Object.keys(a).map(h=>a[h]);d.sort((h,g)=>h.begin.compare(g.begin));let f=a[t.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new X86Writer(n,{pc:e}),u=!1,m=null;return d.forEach(h=>{let g=h.end.sub(h.begin).toInt32(),y=new X86Relocator(h.begin,p),E;for(;(E=y.readOne())!==0;){let x=y.input,{mnemonic:C}=x,M=x.address.toString();l.has(M)&&p.putLabel(M);let O=!0;switch(C){case"jmp":p.putJmpNearLabel(Ee(x.operands[0])),O=!1;break;case"je":case"jg":case"jle":case"jne":case"js":p.putJccNearLabel(C,Ee(x.operands[0]),"no-hint"),O=!1;break;case"mov":{let[N,A]=x.operands;if(N.type==="mem"&&A.type==="imm"){let S=N.value,L=S.disp;if(L===o&&A.value.valueOf()===0){if(m=S.base,p.putPushfx(),p.putPushax(),p.putMovRegReg("xbp","xsp"),w===4)p.putAndRegU32("esp",4294967280);else{let j=m!=="rdi"?"rdi":"rsi";p.putMovRegU64(j,uint64("0xfffffffffffffff0")),p.putAndRegReg("rsp",j)}p.putCallAddressWithAlignedArguments(i,[m]),p.putMovRegReg("xsp","xbp"),p.putPopax(),p.putPopfx(),u=!0,O=!1}else s.has(L)&&S.base===m&&(O=!1)}break}case"call":{let N=x.operands[0];N.type==="mem"&&N.value.disp===En&&(w===4?(p.putPopReg("eax"),p.putMovRegRegOffsetPtr("eax","eax",4),p.putPushReg("eax")):p.putMovRegRegOffsetPtr("rdi","rdi",8),p.putCallAddressWithArguments(i,[]),u=!0,O=!1);break}}if(O?y.writeAll():y.skipOne(),E===g)break}y.dispose()}),p.dispose(),u||no(),new NativeFunction(e,"void",["pointer"],ee)}function Ju(n,e,t,r,o,s,i){let a={},l=new Set,c=ptr(1).not(),d=[t];for(;d.length>0;){let y=d.shift();if(Object.values(a).some(({begin:L,end:j})=>y.compare(L)>=0&&y.compare(j)<0))continue;let x=y.and(c),C=x.toString(),M=y.and(1),O={begin:x},N=null,A=!1,S=0;do{if(y.equals(r)){A=!0;break}let L=Instruction.parse(y),{mnemonic:j}=L;N=L;let R=y.and(c).toString(),U=a[R];if(U!==void 0){delete a[U.begin.toString()],a[C]=U,U.begin=O.begin,O=null;break}let D=S===0,F=null;switch(j){case"b":F=ptr(L.operands[0].value),A=D;break;case"beq.w":case"beq":case"bne":case"bne.w":case"bgt":F=ptr(L.operands[0].value);break;case"cbz":case"cbnz":F=ptr(L.operands[1].value);break;case"pop.w":D&&(A=L.operands.filter(V=>V.value==="pc").length===1);break}switch(j){case"it":S=1;break;case"itt":S=2;break;case"ittt":S=3;break;case"itttt":S=4;break;default:S>0&&S--;break}F!==null&&(l.add(F.toString()),d.push(F.or(M)),d.sort((V,ie)=>V.compare(ie))),y=L.next}while(!A);O!==null&&(O.end=N.address.add(N.size),a[C]=O)}let f=Object.keys(a).map(y=>a[y]);f.sort((y,E)=>y.begin.compare(E.begin));let p=a[t.and(c).toString()];f.splice(f.indexOf(p),1),f.unshift(p);let u=new ThumbWriter(n,{pc:e}),m=!1,h=null,g=null;return f.forEach(y=>{let E=new ThumbRelocator(y.begin,u),x=y.begin,C=y.end,M=0;do{if(E.readOne()===0)throw new Error("Unexpected end of block");let N=E.input;x=N.address,M=N.size;let{mnemonic:A}=N,S=x.toString();l.has(S)&&u.putLabel(S);let L=!0;switch(A){case"b":u.putBLabel(Ee(N.operands[0])),L=!1;break;case"beq.w":u.putBCondLabelWide("eq",Ee(N.operands[0])),L=!1;break;case"bne.w":u.putBCondLabelWide("ne",Ee(N.operands[0])),L=!1;break;case"beq":case"bne":case"bgt":u.putBCondLabelWide(A.substr(1),Ee(N.operands[0])),L=!1;break;case"cbz":{let j=N.operands;u.putCbzRegLabel(j[0].value,Ee(j[1])),L=!1;break}case"cbnz":{let j=N.operands;u.putCbnzRegLabel(j[0].value,Ee(j[1])),L=!1;break}case"str":case"str.w":{let j=N.operands[1].value,v=j.disp;if(v===o){h=j.base;let R=h!=="r4"?"r4":"r5",U=["r0","r1","r2","r3",R,"r9","r12","lr"];u.putPushRegs(U),u.putMrsRegReg(R,"apsr-nzcvq"),u.putCallAddressWithArguments(i,[h]),u.putMsrRegReg("apsr-nzcvq",R),u.putPopRegs(U),m=!0,L=!1}else s.has(v)&&j.base===h&&(L=!1);break}case"ldr":{let[j,v]=N.operands;if(v.type==="mem"){let R=v.value;R.base[0]==="r"&&R.disp===En&&(g=j.value)}break}case"blx":N.operands[0].value===g&&(u.putLdrRegRegOffset("r0","r0",4),u.putCallAddressWithArguments(i,["r0"]),m=!0,g=null,L=!1);break}L?E.writeAll():E.skipOne()}while(!x.add(M).equals(C));E.dispose()}),u.dispose(),m||no(),new NativeFunction(e.or(1),"void",["pointer"],ee)}function Gu(n,e,t,r,o,s,i){let a={},l=new Set,c=[t];for(;c.length>0;){let y=c.shift();if(Object.values(a).some(({begin:N,end:A})=>y.compare(N)>=0&&y.compare(A)<0))continue;let x=y.toString(),C={begin:y},M=null,O=!1;do{if(y.equals(r)){O=!0;break}let N;try{N=Instruction.parse(y)}catch(L){if(y.readU32()===0){O=!0;break}else throw L}M=N;let A=a[N.address.toString()];if(A!==void 0){delete a[A.begin.toString()],a[x]=A,A.begin=C.begin,C=null;break}let S=null;switch(N.mnemonic){case"b":S=ptr(N.operands[0].value),O=!0;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":S=ptr(N.operands[0].value);break;case"cbz":case"cbnz":S=ptr(N.operands[1].value);break;case"tbz":case"tbnz":S=ptr(N.operands[2].value);break;case"ret":O=!0;break}S!==null&&(l.add(S.toString()),c.push(S),c.sort((L,j)=>L.compare(j))),y=N.next}while(!O);C!==null&&(C.end=M.address.add(M.size),a[x]=C)}let d=Object.keys(a).map(y=>a[y]);d.sort((y,E)=>y.begin.compare(E.begin));let f=a[t.toString()];d.splice(d.indexOf(f),1),d.unshift(f);let p=new Arm64Writer(n,{pc:e});p.putBLabel("performTransition");let u=e.add(p.offset);p.putPushAllXRegisters(),p.putCallAddressWithArguments(i,["x0"]),p.putPopAllXRegisters(),p.putRet(),p.putLabel("performTransition");let m=!1,h=null,g=null;return d.forEach(y=>{let E=y.end.sub(y.begin).toInt32(),x=new Arm64Relocator(y.begin,p),C;for(;(C=x.readOne())!==0;){let M=x.input,{mnemonic:O}=M,N=M.address.toString();l.has(N)&&p.putLabel(N);let A=!0;switch(O){case"b":p.putBLabel(Ee(M.operands[0])),A=!1;break;case"b.eq":case"b.ne":case"b.le":case"b.gt":p.putBCondLabel(O.substr(2),Ee(M.operands[0])),A=!1;break;case"cbz":{let S=M.operands;p.putCbzRegLabel(S[0].value,Ee(S[1])),A=!1;break}case"cbnz":{let S=M.operands;p.putCbnzRegLabel(S[0].value,Ee(S[1])),A=!1;break}case"tbz":{let S=M.operands;p.putTbzRegImmLabel(S[0].value,S[1].value.valueOf(),Ee(S[2])),A=!1;break}case"tbnz":{let S=M.operands;p.putTbnzRegImmLabel(S[0].value,S[1].value.valueOf(),Ee(S[2])),A=!1;break}case"str":{let S=M.operands,L=S[0].value,j=S[1].value,v=j.disp;L==="xzr"&&v===o?(h=j.base,p.putPushRegReg("x0","lr"),p.putMovRegReg("x0",h),p.putBlImm(u),p.putPopRegReg("x0","lr"),m=!0,A=!1):s.has(v)&&j.base===h&&(A=!1);break}case"ldr":{let S=M.operands,L=S[1].value;L.base[0]==="x"&&L.disp===En&&(g=S[0].value);break}case"blr":M.operands[0].value===g&&(p.putLdrRegRegOffset("x0","x0",8),p.putCallAddressWithArguments(i,["x0"]),m=!0,g=null,A=!1);break}if(A?x.writeAll():x.skipOne(),C===E)break}x.dispose()}),p.dispose(),m||no(),new NativeFunction(e,"void",["pointer"],ee)}function no(){throw new Error("Unable to parse ART internals; please file a bug")}function Hu(n){let e=n["art::ArtMethod::PrettyMethod"];e!==void 0&&(Interceptor.attach(e.impl,de.hooks.ArtMethod.prettyMethod),Interceptor.flush())}function Ee(n){return ptr(n.value).toString()}function Zu(n,e){return new NativeFunction(n,"pointer",e,ee)}function qu(n,e){let t=new NativeFunction(n,"void",["pointer"].concat(e),ee);return function(){let r=Memory.alloc(w);return t(r,...arguments),r.readPointer()}}function fn(n,e){let{arch:t}=Process;switch(t){case"ia32":case"arm64":{let r;t==="ia32"?r=yt(64,i=>{let a=1+e.length,l=a*4;i.putSubRegImm("esp",l);for(let c=0;c!==a;c++){let d=c*4;i.putMovRegRegOffsetPtr("eax","esp",l+4+d),i.putMovRegOffsetPtrReg("esp",d,"eax")}i.putCallAddress(n),i.putAddRegImm("esp",l-4),i.putRet()}):r=yt(32,i=>{i.putMovRegReg("x8","x0"),e.forEach((a,l)=>{i.putMovRegReg("x"+l,"x"+(l+1))}),i.putLdrRegAddress("x7",n),i.putBrReg("x7")});let o=new NativeFunction(r,"void",["pointer"].concat(e),ee),s=function(...i){o(...i)};return s.handle=r,s.impl=n,s}default:{let r=new NativeFunction(n,"void",["pointer"].concat(e),ee);return r.impl=n,r}}}var yn=class{constructor(){this.handle=Memory.alloc(Dt)}dispose(){let[e,t]=this._getData();t||q().$delete(e)}disposeToString(){let e=this.toString();return this.dispose(),e}toString(){let[e]=this._getData();return e.readUtf8String()}_getData(){let e=this.handle,t=(e.readU8()&1)===0;return[t?e.add(1):e.add(2*w).readPointer(),t]}},Vr=class{$delete(){this.dispose(),q().$delete(this)}constructor(e,t){this.handle=e,this._begin=e,this._end=e.add(w),this._storage=e.add(2*w),this._elementSize=t}init(){this.begin=NULL,this.end=NULL,this.storage=NULL}dispose(){q().$delete(this.begin)}get begin(){return this._begin.readPointer()}set begin(e){this._begin.writePointer(e)}get end(){return this._end.readPointer()}set end(e){this._end.writePointer(e)}get storage(){return this._storage.readPointer()}set storage(e){this._storage.writePointer(e)}get size(){return this.end.sub(this.begin).toInt32()/this._elementSize}},Bt=class n extends Vr{static $new(){let e=new n(q().$new(bd));return e.init(),e}constructor(e){super(e,w)}get handles(){let e=[],t=this.begin,r=this.end;for(;!t.equals(r);)e.push(t.readPointer()),t=t.add(w);return e}},Wu=0,Hs=w,Zs=Hs+4,Ku=-1,bn=class n{$delete(){this.dispose(),q().$delete(this)}constructor(e){this.handle=e,this._link=e.add(Wu),this._numberOfReferences=e.add(Hs)}init(e,t){this.link=e,this.numberOfReferences=t}dispose(){}get link(){return new n(this._link.readPointer())}set link(e){this._link.writePointer(e)}get numberOfReferences(){return this._numberOfReferences.readS32()}set numberOfReferences(e){this._numberOfReferences.writeS32(e)}},qs=ef(Zs),Ws=qs+w,Qu=Ws+w,Vt=class n extends bn{static $new(e,t){let r=new n(q().$new(Qu));return r.init(e,t),r}constructor(e){super(e),this._self=e.add(qs),this._currentScope=e.add(Ws);let o=(64-w-4-4)/4;this._scopeLayout=Ut.layoutForCapacity(o),this._topHandleScopePtr=null}init(e,t){let r=e.add(bt(t).offset.topHandleScope);this._topHandleScopePtr=r,super.init(r.readPointer(),Ku),this.self=e,this.currentScope=Ut.$new(this._scopeLayout),r.writePointer(this)}dispose(){this._topHandleScopePtr.writePointer(this.link);let e;for(;(e=this.currentScope)!==null;){let t=e.link;e.$delete(),this.currentScope=t}}get self(){return this._self.readPointer()}set self(e){this._self.writePointer(e)}get currentScope(){let e=this._currentScope.readPointer();return e.isNull()?null:new Ut(e,this._scopeLayout)}set currentScope(e){this._currentScope.writePointer(e)}newHandle(e){return this.currentScope.newHandle(e)}},Ut=class n extends bn{static $new(e){let t=new n(q().$new(e.size),e);return t.init(),t}constructor(e,t){super(e);let{offset:r}=t;this._refsStorage=e.add(r.refsStorage),this._pos=e.add(r.pos),this._layout=t}init(){super.init(NULL,this._layout.numberOfReferences),this.pos=0}get pos(){return this._pos.readU32()}set pos(e){this._pos.writeU32(e)}newHandle(e){let t=this.pos,r=this._refsStorage.add(t*4);return r.writeS32(e.toInt32()),this.pos=t+1,r}static layoutForCapacity(e){let t=Zs,r=t+e*4;return{size:r+4,numberOfReferences:e,offset:{refsStorage:t,pos:r}}}},Xu={arm:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[26625,18947,17041,53505,19202,18200,18288,48896],i=s.length*2,a=i+4,l=a+4;return Memory.patchCode(r,l,function(c){s.forEach((d,f)=>{c.add(f*2).writeU16(d)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r.or(1)},arm64:function(n,e){let t=Process.pageSize,r=Memory.alloc(t);Memory.protect(r,t,"rwx");let o=new NativeCallback(e,"void",["pointer"]);r._onMatchCallback=o;let s=[3107979265,402653378,1795293247,1409286241,1476395139,3592355936,3596551104],i=s.length*4,a=i+4,l=a+8;return Memory.patchCode(r,l,function(c){s.forEach((d,f)=>{c.add(f*4).writeU32(d)}),c.add(i).writeS32(n),c.add(a).writePointer(o)}),r}};function ro(n,e){return(Xu[Process.arch]||Yu)(n,e)}function Yu(n,e){return new NativeCallback(t=>{t.readS32()===n&&e(t)},"void",["pointer","pointer"])}function ef(n){let e=n%w;return e!==0?n+w-e:n}var tf=4,{pointerSize:Z}=Process,nf=256,rf=65536,of=131072,sf=33554432,af=67108864,lf=134217728,rt={exceptions:"propagate"},Ys=me(wf),cf=me(vf),df=me(yf),oo=null,so=!1,In=new Map,$t=new Map;function Pe(){return oo===null&&(oo=uf()),oo}function uf(){let n=Process.enumerateModules().filter(l=>/jvm.(dll|dylib|so)$/.test(l.name));if(n.length===0)return null;let e=n[0],t={flavor:"jvm"},r=Process.platform==="windows"?[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]],"VMThread::execute":["VMThread::execute","void",["pointer"]],"Method::size":["Method::size","int",["int"]],"Method::set_native_function":["Method::set_native_function","void",["pointer","pointer","int"]],"Method::clear_native_function":["Method::clear_native_function","void",["pointer"]],"Method::jmethod_id":["Method::jmethod_id","pointer",["pointer"]],"ClassLoaderDataGraph::classes_do":["ClassLoaderDataGraph::classes_do","void",["pointer"]],"NMethodSweeper::sweep_code_cache":["NMethodSweeper::sweep_code_cache","void",[]],"OopMapCache::flush_obsolete_entries":["OopMapCache::flush_obsolete_entries","void",["pointer"]]},variables:{"VM_RedefineClasses::`vftable'":function(l){this.vtableRedefineClasses=l},"VM_RedefineClasses::doit":function(l){this.redefineClassesDoIt=l},"VM_RedefineClasses::doit_prologue":function(l){this.redefineClassesDoItPrologue=l},"VM_RedefineClasses::doit_epilogue":function(l){this.redefineClassesDoItEpilogue=l},"VM_RedefineClasses::allow_nested_vm_operations":function(l){this.redefineClassesAllow=l},"NMethodSweeper::_traversals":function(l){this.traversals=l},"NMethodSweeper::_should_sweep":function(l){this.shouldSweep=l}},optionals:[]}]:[{module:e,functions:{JNI_GetCreatedJavaVMs:["JNI_GetCreatedJavaVMs","int",["pointer","int","pointer"]],_ZN6Method4sizeEb:["Method::size","int",["int"]],_ZN6Method19set_native_functionEPhb:["Method::set_native_function","void",["pointer","pointer","int"]],_ZN6Method21clear_native_functionEv:["Method::clear_native_function","void",["pointer"]],_ZN6Method24restore_unshareable_infoEP10JavaThread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method24restore_unshareable_infoEP6Thread:["Method::restore_unshareable_info","void",["pointer","pointer"]],_ZN6Method11link_methodERK12methodHandleP10JavaThread:["Method::link_method","void",["pointer","pointer","pointer"]],_ZN6Method10jmethod_idEv:["Method::jmethod_id","pointer",["pointer"]],_ZN6Method10clear_codeEv:function(l){let c=new NativeFunction(l,"void",["pointer"],rt);this["Method::clear_code"]=function(d){c(d)}},_ZN6Method10clear_codeEb:function(l){let c=new NativeFunction(l,"void",["pointer","int"],rt),d=0;this["Method::clear_code"]=function(f){c(f,d)}},_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass:["VM_RedefineClasses::mark_dependent_code","void",["pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeEv:["VM_RedefineClasses::flush_dependent_code","void",[]],_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread:["VM_RedefineClasses::flush_dependent_code","void",["pointer","pointer","pointer"]],_ZN19ResolvedMethodTable21adjust_method_entriesEPb:["ResolvedMethodTable::adjust_method_entries","void",["pointer"]],_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb:["MemberNameTable::adjust_method_entries","void",["pointer","pointer","pointer"]],_ZN17ConstantPoolCache21adjust_method_entriesEPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer"],rt);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,p)}},_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb:function(l){let c=new NativeFunction(l,"void",["pointer","pointer","pointer"],rt);this["ConstantPoolCache::adjust_method_entries"]=function(d,f,p){c(d,f,p)}},_ZN20ClassLoaderDataGraph10classes_doEP12KlassClosure:["ClassLoaderDataGraph::classes_do","void",["pointer"]],_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb:["ClassLoaderDataGraph::clean_deallocate_lists","void",["int"]],_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_:["JavaThread::thread_from_jni_environment","pointer",["pointer"]],_ZN8VMThread7executeEP12VM_Operation:["VMThread::execute","void",["pointer"]],_ZN11OopMapCache22flush_obsolete_entriesEv:["OopMapCache::flush_obsolete_entries","void",["pointer"]],_ZN14NMethodSweeper11force_sweepEv:["NMethodSweeper::force_sweep","void",[]],_ZN14NMethodSweeper16sweep_code_cacheEv:["NMethodSweeper::sweep_code_cache","void",[]],_ZN14NMethodSweeper17sweep_in_progressEv:["NMethodSweeper::sweep_in_progress","bool",[]],JVM_Sleep:["JVM_Sleep","void",["pointer","pointer","long"]]},variables:{_ZN18VM_RedefineClasses14_the_class_oopE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses10_the_classE:function(l){this.redefineClass=l},_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass:function(l){this.doKlass=l},_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass:function(l){this.doKlass=l},_ZTV18VM_RedefineClasses:function(l){this.vtableRedefineClasses=l},_ZN18VM_RedefineClasses4doitEv:function(l){this.redefineClassesDoIt=l},_ZN18VM_RedefineClasses13doit_prologueEv:function(l){this.redefineClassesDoItPrologue=l},_ZN18VM_RedefineClasses13doit_epilogueEv:function(l){this.redefineClassesDoItEpilogue=l},_ZN18VM_RedefineClassesD0Ev:function(l){this.redefineClassesDispose0=l},_ZN18VM_RedefineClassesD1Ev:function(l){this.redefineClassesDispose1=l},_ZNK18VM_RedefineClasses26allow_nested_vm_operationsEv:function(l){this.redefineClassesAllow=l},_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream:function(l){this.redefineClassesOnError=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread:function(l){this.createNewDefaultVtableIndices=l},_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread:function(l){this.createNewDefaultVtableIndices=l},_ZN19Abstract_VM_Version19jre_release_versionEv:function(l){let d=new NativeFunction(l,"pointer",[],rt)().readCString();this.version=d.startsWith("1.8")?8:d.startsWith("9.")?9:parseInt(d.slice(0,2),10),this.versionS=d},_ZN14NMethodSweeper11_traversalsE:function(l){this.traversals=l},_ZN14NMethodSweeper21_sweep_fractions_leftE:function(l){this.fractions=l},_ZN14NMethodSweeper13_should_sweepE:function(l){this.shouldSweep=l}},optionals:["_ZN6Method24restore_unshareable_infoEP10JavaThread","_ZN6Method24restore_unshareable_infoEP6Thread","_ZN6Method11link_methodERK12methodHandleP10JavaThread","_ZN6Method10clear_codeEv","_ZN6Method10clear_codeEb","_ZN18VM_RedefineClasses19mark_dependent_codeEP13InstanceKlass","_ZN18VM_RedefineClasses20flush_dependent_codeEv","_ZN18VM_RedefineClasses20flush_dependent_codeEP13InstanceKlassP6Thread","_ZN18VM_RedefineClasses20flush_dependent_codeE19instanceKlassHandleP6Thread","_ZN19ResolvedMethodTable21adjust_method_entriesEPb","_ZN15MemberNameTable21adjust_method_entriesEP13InstanceKlassPb","_ZN17ConstantPoolCache21adjust_method_entriesEPb","_ZN17ConstantPoolCache21adjust_method_entriesEP13InstanceKlassPb","_ZN20ClassLoaderDataGraph22clean_deallocate_listsEb","_ZN10JavaThread27thread_from_jni_environmentEP7JNIEnv_","_ZN14NMethodSweeper11force_sweepEv","_ZN14NMethodSweeper17sweep_in_progressEv","_ZN18VM_RedefineClasses14_the_class_oopE","_ZN18VM_RedefineClasses10_the_classE","_ZN18VM_RedefineClasses25AdjustCpoolCacheAndVtable8do_klassEP5Klass","_ZN18VM_RedefineClasses22AdjustAndCleanMetadata8do_klassEP5Klass","_ZN18VM_RedefineClassesD0Ev","_ZN18VM_RedefineClassesD1Ev","_ZNK18VM_RedefineClasses14print_on_errorEP12outputStream","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP10JavaThread","_ZN13InstanceKlass33create_new_default_vtable_indicesEiP6Thread","_ZN14NMethodSweeper21_sweep_fractions_leftE"]}],o=[];if(r.forEach(function(l){let c=l.module,d=l.functions||{},f=l.variables||{},p=new Set(l.optionals||[]),u=c.enumerateExports().reduce(function(h,g){return h[g.name]=g,h},{}),m=c.enumerateSymbols().reduce(function(h,g){return h[g.name]=g,h},u);Object.keys(d).forEach(function(h){let g=m[h];if(g!==void 0){let y=d[h];typeof y=="function"?y.call(t,g.address):t[y[0]]=new NativeFunction(g.address,y[1],y[2],rt)}else p.has(h)||o.push(h)}),Object.keys(f).forEach(function(h){let g=m[h];g!==void 0?f[h].call(t,g.address):p.has(h)||o.push(h)})}),o.length>0)throw new Error("Java API only partially available; please file a bug. Missing: "+o.join(", "));let s=Memory.alloc(Z),i=Memory.alloc(tf);if(ge("JNI_GetCreatedJavaVMs",t.JNI_GetCreatedJavaVMs(s,1,i)),i.readInt()===0)return null;t.vm=s.readPointer();let a=Process.platform==="windows"?{$new:["??2@YAPEAX_K@Z","pointer",["ulong"]],$delete:["??3@YAXPEAX@Z","void",["pointer"]]}:{$new:["_Znwm","pointer",["ulong"]],$delete:["_ZdlPv","void",["pointer"]]};for(let[l,[c,d,f]]of Object.entries(a)){let p=Module.findGlobalExportByName(c);if(p===null&&(p=DebugSymbol.fromName(c).address,p.isNull()))throw new Error(`unable to find C++ allocator API, missing: '${c}'`);t[l]=new NativeFunction(p,d,f,rt)}return t.jvmti=ff(t),t["JavaThread::thread_from_jni_environment"]===void 0&&(t["JavaThread::thread_from_jni_environment"]=hf(t)),t}function ff(n){let e=new Re(n),t;return e.perform(()=>{let r=e.tryGetEnvHandle(on.v1_0);if(r===null)throw new Error("JVMTI not available");t=new Ve(r,e);let o=Memory.alloc(8);o.writeU64(sn.canTagObjects);let s=t.addCapabilities(o);ge("getEnvJvmti::AddCapabilities",s)}),t}var pf={x64:mf};function hf(n){let e=null,t=pf[Process.arch];if(t!==void 0){let o=new Re(n).perform(s=>s.handle.readPointer().add(6*Z).readPointer());e=ze(o,t,{limit:11})}return e===null?()=>{throw new Error("Unable to make thread_from_jni_environment() helper for the current architecture")}:r=>r.add(e)}function mf(n){if(n.mnemonic!=="lea")return null;let{base:e,disp:t}=n.operands[1].value;return e==="rdi"&&t<0?t:null}function ei(n,e){}var io=class{constructor(e){this.methodId=e,this.method=e.readPointer(),this.originalMethod=null,this.newMethod=null,this.resolved=null,this.impl=null,this.key=e.toString(16)}replace(e,t,r,o,s){let{key:i}=this,a=$t.get(i);a!==void 0&&($t.delete(i),this.method=a.method,this.originalMethod=a.originalMethod,this.newMethod=a.newMethod,this.resolved=a.resolved),this.impl=e,In.set(i,this),Ks(o)}revert(e){let{key:t}=this;In.delete(t),$t.set(t,this),Ks(e)}resolveTarget(e,t,r,o){let{resolved:s,originalMethod:i,methodId:a}=this;if(s!==null)return s;if(i===null)return a;i.oldMethod.vtableIndexPtr.writeS32(-2);let c=Memory.alloc(Z);return c.writePointer(this.method),this.resolved=c,c}};function Ks(n){so||(so=!0,Script.nextTick(_f,n))}function _f(n){let e=new Map(In),t=new Map($t);In.clear(),$t.clear(),so=!1,n.perform(r=>{let o=Pe(),s=o["JavaThread::thread_from_jni_environment"](r.handle),i=!1;ti(()=>{e.forEach(a=>{let{method:l,originalMethod:c,impl:d,methodId:f,newMethod:p}=a;c===null?(a.originalMethod=ri(l),a.newMethod=bf(l,d,s),Qs(a.newMethod,f,s)):o["Method::set_native_function"](p.method,d,0)}),t.forEach(a=>{let{originalMethod:l,methodId:c,newMethod:d}=a;if(l!==null){Ef(l);let f=l.oldMethod;f.oldMethod=d,Qs(f,c,s),i=!0}})}),i&&gf(r.handle)})}function gf(n){let{fractions:e,shouldSweep:t,traversals:r,"NMethodSweeper::sweep_code_cache":o,"NMethodSweeper::sweep_in_progress":s,"NMethodSweeper::force_sweep":i,JVM_Sleep:a}=Pe();if(i!==void 0)Thread.sleep(.05),i(),Thread.sleep(.05),i();else{let l=r.readS64(),c=l+2;for(;c>l;)e.writeS32(1),a(n,NULL,50),s()||ti(()=>{Thread.sleep(.05)}),t.readU8()===0&&(e.writeS32(1),o()),l=r.readS64()}}function ti(n,e,t){let{execute:r,vtable:o,vtableSize:s,doItOffset:i,prologueOffset:a,epilogueOffset:l}=df(),c=Memory.dup(o,s),d=Memory.alloc(Z*25);d.writePointer(c);let f=new NativeCallback(n,"void",["pointer"]);c.add(i).writePointer(f);let p=null;e!==void 0&&(p=new NativeCallback(e,"int",["pointer"]),c.add(a).writePointer(p));let u=null;t!==void 0&&(u=new NativeCallback(t,"void",["pointer"]),c.add(l).writePointer(u)),r(d)}function yf(){let{vtableRedefineClasses:n,redefineClassesDoIt:e,redefineClassesDoItPrologue:t,redefineClassesDoItEpilogue:r,redefineClassesOnError:o,redefineClassesAllow:s,redefineClassesDispose0:i,redefineClassesDispose1:a,"VMThread::execute":l}=Pe(),c=n.add(2*Z),d=15*Z,f=Memory.dup(c,d),p=new NativeCallback(()=>{},"void",["pointer"]),u,m,h;for(let g=0;g!==d;g+=Z){let y=f.add(g),E=y.readPointer();o!==void 0&&E.equals(o)||i!==void 0&&E.equals(i)||a!==void 0&&E.equals(a)?y.writePointer(p):E.equals(e)?u=g:E.equals(t)?(m=g,y.writePointer(s)):E.equals(r)&&(h=g,y.writePointer(p))}return{execute:l,emptyCallback:p,vtable:f,vtableSize:d,doItOffset:u,prologueOffset:m,epilogueOffset:h}}function ni(n){return new io(n)}function Qs(n,e,t){let{method:r,oldMethod:o}=n,s=Pe();n.methodsArray.add(n.methodIndex*Z).writePointer(r),n.vtableIndex>=0&&n.vtable.add(n.vtableIndex*Z).writePointer(r),e.writePointer(r),o.accessFlagsPtr.writeU32((o.accessFlags|rf|of)>>>0);let i=s["OopMapCache::flush_obsolete_entries"];if(i!==void 0){let{oopMapCache:m}=n;m.isNull()||i(m)}let a=s["VM_RedefineClasses::mark_dependent_code"],l=s["VM_RedefineClasses::flush_dependent_code"];a!==void 0?(a(NULL,n.instanceKlass),l()):l(NULL,n.instanceKlass,t);let c=Memory.alloc(1);c.writeU8(1),s["ConstantPoolCache::adjust_method_entries"](n.cache,n.instanceKlass,c);let d=Memory.alloc(3*Z),f=Memory.alloc(Z);f.writePointer(s.doKlass),d.writePointer(f),d.add(Z).writePointer(t),d.add(2*Z).writePointer(t),s.redefineClass!==void 0&&s.redefineClass.writePointer(n.instanceKlass),s["ClassLoaderDataGraph::classes_do"](d);let p=s["ResolvedMethodTable::adjust_method_entries"];if(p!==void 0)p(c);else{let{memberNames:m}=n;if(!m.isNull()){let h=s["MemberNameTable::adjust_method_entries"];h!==void 0&&h(m,n.instanceKlass,c)}}let u=s["ClassLoaderDataGraph::clean_deallocate_lists"];u!==void 0&&u(0)}function bf(n,e,t){let r=Pe(),o=ri(n);o.constPtr.writePointer(o.const);let s=(o.accessFlags|nf|sf|af|lf)>>>0;if(o.accessFlagsPtr.writeU32(s),o.signatureHandler.writePointer(NULL),o.adapter.writePointer(NULL),o.i2iEntry.writePointer(NULL),r["Method::clear_code"](o.method),o.dataPtr.writePointer(NULL),o.countersPtr.writePointer(NULL),o.stackmapPtr.writePointer(NULL),r["Method::clear_native_function"](o.method),r["Method::set_native_function"](o.method,e,0),r["Method::restore_unshareable_info"](o.method,t),r.version>=17){let i=Memory.alloc(2*Z);i.writePointer(o.method),i.add(Z).writePointer(t),r["Method::link_method"](o.method,i,t)}return o}function ri(n){let e=Ys(),t=n.add(e.method.constMethodOffset).readPointer(),r=t.add(e.constMethod.sizeOffset).readS32()*Z,o=Memory.alloc(r+e.method.size);Memory.copy(o,t,r);let s=o.add(r);Memory.copy(s,n,e.method.size);let i=Xs(s,o,r),a=Xs(n,t,r);return i.oldMethod=a,i}function Xs(n,e,t){let r=Pe(),o=Ys(),s=n.add(o.method.constMethodOffset),i=n.add(o.method.methodDataOffset),a=n.add(o.method.methodCountersOffset),l=n.add(o.method.accessFlagsOffset),c=l.readU32(),d=o.getAdapterPointer(n,e),f=n.add(o.method.i2iEntryOffset),p=n.add(o.method.signatureHandlerOffset),u=e.add(o.constMethod.constantPoolOffset).readPointer(),m=e.add(o.constMethod.stackmapDataOffset),h=u.add(o.constantPool.instanceKlassOffset).readPointer(),g=u.add(o.constantPool.cacheOffset).readPointer(),y=cf(),E=h.add(y.methodsOffset).readPointer(),x=E.readS32(),C=E.add(Z),M=e.add(o.constMethod.methodIdnumOffset).readU16(),O=n.add(o.method.vtableIndexOffset),N=O.readS32(),A=h.add(y.vtableOffset),S=h.add(y.oopMapCacheOffset).readPointer(),L=r.version>=10?h.add(y.memberNamesOffset).readPointer():NULL;return{method:n,methodSize:o.method.size,const:e,constSize:t,constPtr:s,dataPtr:i,countersPtr:a,stackmapPtr:m,instanceKlass:h,methodsArray:C,methodsCount:x,methodIndex:M,vtableIndex:N,vtableIndexPtr:O,vtable:A,accessFlags:c,accessFlagsPtr:l,adapter:d,i2iEntry:f,signatureHandler:p,memberNames:L,cache:g,oopMapCache:S}}function Ef(n){let{oldMethod:e}=n;e.accessFlagsPtr.writeU32(e.accessFlags),e.vtableIndexPtr.writeS32(e.vtableIndex)}function wf(){let n=Pe(),{version:e}=n,t;e>=17?t="method:early":e>=9&&e<=16?t="const-method":t="method:late";let o=n["Method::size"](1)*Z,s=Z,i=2*Z,a=3*Z,l=4*Z,c=t==="method:early"?Z:0,d=l+c,f=d+4,p=f+4+8,u=p+Z,m=c!==0?l:u,h=o-2*Z,g=o-Z,y=8,E=y+Z,x=E+Z,C=t==="const-method"?Z:0,M=x+C,O=M+14,N=2*Z,A=3*Z;return{getAdapterPointer:C!==0?function(L,j){return j.add(x)}:function(L,j){return L.add(m)},method:{size:o,constMethodOffset:s,methodDataOffset:i,methodCountersOffset:a,accessFlagsOffset:d,vtableIndexOffset:f,i2iEntryOffset:p,nativeFunctionOffset:h,signatureHandlerOffset:g},constMethod:{constantPoolOffset:y,stackmapDataOffset:E,sizeOffset:M,methodIdnumOffset:O},constantPool:{cacheOffset:N,instanceKlassOffset:A}}}var Sf={x64:If};function vf(){let{version:n,createNewDefaultVtableIndices:e}=Pe(),t=Sf[Process.arch];if(t===void 0)throw new Error(`Missing vtable offset parser for ${Process.arch}`);let r=ze(e,t,{limit:32});if(r===null)throw new Error("Unable to deduce vtable offset");let o=n>=10&&n<=11||n>=15?17:18,s=r-7*Z,i=r-17*Z,a=r-o*Z;return{vtableOffset:r,methodsOffset:s,memberNamesOffset:i,oopMapCacheOffset:a}}function If(n){if(n.mnemonic!=="mov")return null;let e=n.operands[0];if(e.type!=="mem")return null;let{value:t}=e;if(t.scale!==1)return null;let{disp:r}=t;return r<256?null:r+16}var oi=q;try{zt()}catch{oi=Pe}var Jt=oi;var xf=`#include <json-glib/json-glib.h>
#include <string.h>

#define kAccStatic 0x0008
#define kAccConstructor 0x00010000

typedef struct _Model Model;
typedef struct _EnumerateMethodsContext EnumerateMethodsContext;

typedef struct _JavaApi JavaApi;
typedef struct _JavaClassApi JavaClassApi;
typedef struct _JavaMethodApi JavaMethodApi;
typedef struct _JavaFieldApi JavaFieldApi;

typedef struct _JNIEnv JNIEnv;
typedef guint8 jboolean;
typedef gint32 jint;
typedef jint jsize;
typedef gpointer jobject;
typedef jobject jclass;
typedef jobject jstring;
typedef jobject jarray;
typedef jarray jobjectArray;
typedef gpointer jfieldID;
typedef gpointer jmethodID;

typedef struct _jvmtiEnv jvmtiEnv;
typedef enum
{
  JVMTI_ERROR_NONE = 0
} jvmtiError;

typedef struct _ArtApi ArtApi;
typedef guint32 ArtHeapReference;
typedef struct _ArtObject ArtObject;
typedef struct _ArtClass ArtClass;
typedef struct _ArtClassLinker ArtClassLinker;
typedef struct _ArtClassVisitor ArtClassVisitor;
typedef struct _ArtClassVisitorVTable ArtClassVisitorVTable;
typedef struct _ArtMethod ArtMethod;
typedef struct _ArtString ArtString;

typedef union _StdString StdString;
typedef struct _StdStringShort StdStringShort;
typedef struct _StdStringLong StdStringLong;

typedef void (* ArtVisitClassesFunc) (ArtClassLinker * linker, ArtClassVisitor * visitor);
typedef const char * (* ArtGetClassDescriptorFunc) (ArtClass * klass, StdString * storage);
typedef void (* ArtPrettyMethodFunc) (StdString * result, ArtMethod * method, jboolean with_signature);

struct _Model
{
  GHashTable * members;
};

struct _EnumerateMethodsContext
{
  GPatternSpec * class_query;
  GPatternSpec * method_query;
  jboolean include_signature;
  jboolean ignore_case;
  jboolean skip_system_classes;
  GHashTable * groups;
};

struct _JavaClassApi
{
  jmethodID get_declared_methods;
  jmethodID get_declared_fields;
};

struct _JavaMethodApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaFieldApi
{
  jmethodID get_name;
  jmethodID get_modifiers;
};

struct _JavaApi
{
  jvmtiEnv * jvmti;
  JavaClassApi clazz;
  JavaMethodApi method;
  JavaFieldApi field;
};

struct _JNIEnv
{
  gpointer * functions;
};

struct _jvmtiEnv
{
  gpointer * functions;
};

struct _ArtApi
{
  gboolean available;

  guint class_offset_ifields;
  guint class_offset_methods;
  guint class_offset_sfields;
  guint class_offset_copied_methods_offset;

  guint method_size;
  guint method_offset_access_flags;

  guint field_size;
  guint field_offset_access_flags;

  guint alignment_padding;

  ArtClassLinker * linker;
  ArtVisitClassesFunc visit_classes;
  ArtGetClassDescriptorFunc get_class_descriptor;
  ArtPrettyMethodFunc pretty_method;

  void (* free) (gpointer mem);
};

struct _ArtObject
{
  ArtHeapReference klass;
  ArtHeapReference monitor;
};

struct _ArtClass
{
  ArtObject parent;

  ArtHeapReference class_loader;
};

struct _ArtClassVisitor
{
  ArtClassVisitorVTable * vtable;
  gpointer user_data;
};

struct _ArtClassVisitorVTable
{
  void (* reserved1) (ArtClassVisitor * self);
  void (* reserved2) (ArtClassVisitor * self);
  jboolean (* visit) (ArtClassVisitor * self, ArtClass * klass);
};

struct _ArtString
{
  ArtObject parent;

  gint32 count;
  guint32 hash_code;

  union
  {
    guint16 value[0];
    guint8 value_compressed[0];
  };
};

struct _StdStringShort
{
  guint8 size;
  gchar data[(3 * sizeof (gpointer)) - sizeof (guint8)];
};

struct _StdStringLong
{
  gsize capacity;
  gsize size;
  gchar * data;
};

union _StdString
{
  StdStringShort s;
  StdStringLong l;
};

static void model_add_method (Model * self, const gchar * name, jmethodID id, jint modifiers);
static void model_add_field (Model * self, const gchar * name, jfieldID id, jint modifiers);
static void model_free (Model * model);

static jboolean collect_matching_class_methods (ArtClassVisitor * self, ArtClass * klass);
static gchar * finalize_method_groups_to_json (GHashTable * groups);
static GPatternSpec * make_pattern_spec (const gchar * pattern, jboolean ignore_case);
static gchar * class_name_from_signature (const gchar * signature);
static gchar * format_method_signature (const gchar * name, const gchar * signature);
static void append_type (GString * output, const gchar ** type);

static gpointer read_art_array (gpointer object_base, guint field_offset, guint length_size, guint * length);

static void std_string_destroy (StdString * str);
static gchar * std_string_c_str (StdString * self);

extern GMutex lock;
extern GArray * models;
extern JavaApi java_api;
extern ArtApi art_api;

void
init (void)
{
  g_mutex_init (&lock);
  models = g_array_new (FALSE, FALSE, sizeof (Model *));
}

void
finalize (void)
{
  guint n, i;

  n = models->len;
  for (i = 0; i != n; i++)
  {
    Model * model = g_array_index (models, Model *, i);
    model_free (model);
  }

  g_array_unref (models);
  g_mutex_clear (&lock);
}

Model *
model_new (jclass class_handle,
           gpointer class_object,
           JNIEnv * env)
{
  Model * model;
  GHashTable * members;
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * funcs = env->functions;
  jmethodID (* from_reflected_method) (JNIEnv *, jobject) = funcs[7];
  jfieldID (* from_reflected_field) (JNIEnv *, jobject) = funcs[8];
  jobject (* to_reflected_method) (JNIEnv *, jclass, jmethodID, jboolean) = funcs[9];
  jobject (* to_reflected_field) (JNIEnv *, jclass, jfieldID, jboolean) = funcs[12];
  void (* delete_local_ref) (JNIEnv *, jobject) = funcs[23];
  jobject (* call_object_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[34];
  jint (* call_int_method) (JNIEnv *, jobject, jmethodID, ...) = funcs[49];
  const char * (* get_string_utf_chars) (JNIEnv *, jstring, jboolean *) = funcs[169];
  void (* release_string_utf_chars) (JNIEnv *, jstring, const char *) = funcs[170];
  jsize (* get_array_length) (JNIEnv *, jarray) = funcs[171];
  jobject (* get_object_array_element) (JNIEnv *, jobjectArray, jsize) = funcs[173];
  jsize n, i;

  model = g_new (Model, 1);

  members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  model->members = members;

  if (jvmti != NULL)
  {
    gpointer * jf = jvmti->functions - 1;
    jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
    jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
    jvmtiError (* get_class_fields) (jvmtiEnv *, jclass, jint *, jfieldID **) = jf[53];
    jvmtiError (* get_field_name) (jvmtiEnv *, jclass, jfieldID, char **, char **, char **) = jf[60];
    jvmtiError (* get_field_modifiers) (jvmtiEnv *, jclass, jfieldID, jint *) = jf[62];
    jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
    jvmtiError (* get_method_modifiers) (jvmtiEnv *, jmethodID, jint *) = jf[66];
    jint method_count;
    jmethodID * methods;
    jint field_count;
    jfieldID * fields;
    char * name;
    jint modifiers;

    get_class_methods (jvmti, class_handle, &method_count, &methods);
    for (i = 0; i != method_count; i++)
    {
      jmethodID method = methods[i];

      get_method_name (jvmti, method, &name, NULL, NULL);
      get_method_modifiers (jvmti, method, &modifiers);

      model_add_method (model, name, method, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, methods);

    get_class_fields (jvmti, class_handle, &field_count, &fields);
    for (i = 0; i != field_count; i++)
    {
      jfieldID field = fields[i];

      get_field_name (jvmti, class_handle, field, &name, NULL, NULL);
      get_field_modifiers (jvmti, class_handle, field, &modifiers);

      model_add_field (model, name, field, modifiers);

      deallocate (jvmti, name);
    }
    deallocate (jvmti, fields);
  }
  else if (art_api.available)
  {
    gpointer elements;
    guint n, i;
    const guint field_arrays[] = {
      art_api.class_offset_ifields,
      art_api.class_offset_sfields
    };
    guint field_array_cursor;
    gboolean merged_fields = art_api.class_offset_sfields == 0;

    elements = read_art_array (class_object, art_api.class_offset_methods, sizeof (gsize), NULL);
    n = *(guint16 *) (class_object + art_api.class_offset_copied_methods_offset);
    for (i = 0; i != n; i++)
    {
      jmethodID id;
      guint32 access_flags;
      jboolean is_static;
      jobject method, name;
      const char * name_str;
      jint modifiers;

      id = elements + (i * art_api.method_size);

      access_flags = *(guint32 *) (id + art_api.method_offset_access_flags);
      if ((access_flags & kAccConstructor) != 0)
        continue;
      is_static = (access_flags & kAccStatic) != 0;
      method = to_reflected_method (env, class_handle, id, is_static);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      modifiers = access_flags & 0xffff;

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }

    for (field_array_cursor = 0; field_array_cursor != G_N_ELEMENTS (field_arrays); field_array_cursor++)
    {
      jboolean is_static;

      if (field_arrays[field_array_cursor] == 0)
        continue;

      if (!merged_fields)
        is_static = field_array_cursor == 1;

      elements = read_art_array (class_object, field_arrays[field_array_cursor], sizeof (guint32), &n);
      for (i = 0; i != n; i++)
      {
        jfieldID id;
        guint32 access_flags;
        jobject field, name;
        const char * name_str;
        jint modifiers;

        id = elements + (i * art_api.field_size);

        access_flags = *(guint32 *) (id + art_api.field_offset_access_flags);
        if (merged_fields)
          is_static = (access_flags & kAccStatic) != 0;
        field = to_reflected_field (env, class_handle, id, is_static);
        name = call_object_method (env, field, java_api.field.get_name);
        name_str = get_string_utf_chars (env, name, NULL);
        modifiers = access_flags & 0xffff;

        model_add_field (model, name_str, id, modifiers);

        release_string_utf_chars (env, name, name_str);
        delete_local_ref (env, name);
        delete_local_ref (env, field);
      }
    }
  }
  else
  {
    jobject elements;

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_methods);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject method, name;
      const char * name_str;
      jmethodID id;
      jint modifiers;

      method = get_object_array_element (env, elements, i);
      name = call_object_method (env, method, java_api.method.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_method (env, method);
      modifiers = call_int_method (env, method, java_api.method.get_modifiers);

      model_add_method (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, method);
    }
    delete_local_ref (env, elements);

    elements = call_object_method (env, class_handle, java_api.clazz.get_declared_fields);
    n = get_array_length (env, elements);
    for (i = 0; i != n; i++)
    {
      jobject field, name;
      const char * name_str;
      jfieldID id;
      jint modifiers;

      field = get_object_array_element (env, elements, i);
      name = call_object_method (env, field, java_api.field.get_name);
      name_str = get_string_utf_chars (env, name, NULL);
      id = from_reflected_field (env, field);
      modifiers = call_int_method (env, field, java_api.field.get_modifiers);

      model_add_field (model, name_str, id, modifiers);

      release_string_utf_chars (env, name, name_str);
      delete_local_ref (env, name);
      delete_local_ref (env, field);
    }
    delete_local_ref (env, elements);
  }

  g_mutex_lock (&lock);
  g_array_append_val (models, model);
  g_mutex_unlock (&lock);

  return model;
}

static void
model_add_method (Model * self,
                  const gchar * name,
                  jmethodID id,
                  jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;
  const gchar * value;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  value = g_hash_table_lookup (members, key);
  if (value == NULL)
    g_hash_table_insert (members, key, g_strdup_printf ("m:%c0x%zx", type, id));
  else
    g_hash_table_insert (members, key, g_strdup_printf ("%s:%c0x%zx", value, type, id));
}

static void
model_add_field (Model * self,
                 const gchar * name,
                 jfieldID id,
                 jint modifiers)
{
  GHashTable * members = self->members;
  gchar * key, type;

  if (name[0] == '$')
    key = g_strdup_printf ("_%s", name);
  else
    key = g_strdup (name);
  while (g_hash_table_contains (members, key))
  {
    gchar * new_key = g_strdup_printf ("_%s", key);
    g_free (key);
    key = new_key;
  }

  type = (modifiers & kAccStatic) != 0 ? 's' : 'i';

  g_hash_table_insert (members, key, g_strdup_printf ("f:%c0x%zx", type, id));
}

static void
model_free (Model * model)
{
  g_hash_table_unref (model->members);

  g_free (model);
}

gboolean
model_has (Model * self,
           const gchar * member)
{
  return g_hash_table_contains (self->members, member);
}

const gchar *
model_find (Model * self,
            const gchar * member)
{
  return g_hash_table_lookup (self->members, member);
}

gchar *
model_list (Model * self)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  const gchar * name;

  result = g_string_sized_new (128);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, self->members);
  for (i = 0; g_hash_table_iter_next (&iter, (gpointer *) &name, NULL); i++)
  {
    if (i > 0)
      g_string_append_c (result, ',');

    g_string_append_c (result, '"');
    g_string_append (result, name);
    g_string_append_c (result, '"');
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

gchar *
enumerate_methods_art (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes)
{
  gchar * result;
  EnumerateMethodsContext ctx;
  ArtClassVisitor visitor;
  ArtClassVisitorVTable visitor_vtable = { NULL, };

  ctx.class_query = make_pattern_spec (class_query, ignore_case);
  ctx.method_query = make_pattern_spec (method_query, ignore_case);
  ctx.include_signature = include_signature;
  ctx.ignore_case = ignore_case;
  ctx.skip_system_classes = skip_system_classes;
  ctx.groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  visitor.vtable = &visitor_vtable;
  visitor.user_data = &ctx;

  visitor_vtable.visit = collect_matching_class_methods;

  art_api.visit_classes (art_api.linker, &visitor);

  result = finalize_method_groups_to_json (ctx.groups);

  g_hash_table_unref (ctx.groups);
  g_pattern_spec_free (ctx.method_query);
  g_pattern_spec_free (ctx.class_query);

  return result;
}

static jboolean
collect_matching_class_methods (ArtClassVisitor * self,
                                ArtClass * klass)
{
  EnumerateMethodsContext * ctx = self->user_data;
  const char * descriptor;
  StdString descriptor_storage = { 0, };
  gchar * class_name = NULL;
  gchar * class_name_copy = NULL;
  const gchar * normalized_class_name;
  JsonBuilder * group;
  size_t class_name_length;
  GHashTable * seen_method_names;
  gpointer elements;
  guint n, i;

  if (ctx->skip_system_classes && klass->class_loader == 0)
    goto skip_class;

  descriptor = art_api.get_class_descriptor (klass, &descriptor_storage);
  if (descriptor[0] != 'L')
    goto skip_class;

  class_name = class_name_from_signature (descriptor);

  if (ctx->ignore_case)
  {
    class_name_copy = g_utf8_strdown (class_name, -1);
    normalized_class_name = class_name_copy;
  }
  else
  {
    normalized_class_name = class_name;
  }

  if (!g_pattern_match_string (ctx->class_query, normalized_class_name))
    goto skip_class;

  group = NULL;
  class_name_length = strlen (class_name);
  seen_method_names = ctx->include_signature ? NULL : g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  elements = read_art_array (klass, art_api.class_offset_methods, sizeof (gsize), NULL);
  n = *(guint16 *) ((gpointer) klass + art_api.class_offset_copied_methods_offset);
  for (i = 0; i != n; i++)
  {
    ArtMethod * method;
    guint32 access_flags;
    jboolean is_constructor;
    StdString method_name = { 0, };
    const gchar * bare_method_name;
    gchar * bare_method_name_copy = NULL;
    const gchar * normalized_method_name;
    gchar * normalized_method_name_copy = NULL;

    method = elements + (i * art_api.method_size);

    access_flags = *(guint32 *) ((gpointer) method + art_api.method_offset_access_flags);
    is_constructor = (access_flags & kAccConstructor) != 0;

    art_api.pretty_method (&method_name, method, ctx->include_signature);
    bare_method_name = std_string_c_str (&method_name);
    if (ctx->include_signature)
    {
      const gchar * return_type_end, * name_begin;
      GString * name;

      return_type_end = strchr (bare_method_name, ' ');
      name_begin = return_type_end + 1 + class_name_length + 1;
      if (is_constructor && g_str_has_prefix (name_begin, "<clinit>"))
        goto skip_method;

      name = g_string_sized_new (64);

      if (is_constructor)
      {
        g_string_append (name, "$init");
        g_string_append (name, strchr (name_begin, '>') + 1);
      }
      else
      {
        g_string_append (name, name_begin);
      }
      g_string_append (name, ": ");
      g_string_append_len (name, bare_method_name, return_type_end - bare_method_name);

      bare_method_name_copy = g_string_free (name, FALSE);
      bare_method_name = bare_method_name_copy;
    }
    else
    {
      const gchar * name_begin;

      name_begin = bare_method_name + class_name_length + 1;
      if (is_constructor && strcmp (name_begin, "<clinit>") == 0)
        goto skip_method;

      if (is_constructor)
        bare_method_name = "$init";
      else
        bare_method_name += class_name_length + 1;
    }

    if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, bare_method_name))
      goto skip_method;

    if (ctx->ignore_case)
    {
      normalized_method_name_copy = g_utf8_strdown (bare_method_name, -1);
      normalized_method_name = normalized_method_name_copy;
    }
    else
    {
      normalized_method_name = bare_method_name;
    }

    if (!g_pattern_match_string (ctx->method_query, normalized_method_name))
      goto skip_method;

    if (group == NULL)
    {
      group = g_hash_table_lookup (ctx->groups, GUINT_TO_POINTER (klass->class_loader));
      if (group == NULL)
      {
        group = json_builder_new_immutable ();
        g_hash_table_insert (ctx->groups, GUINT_TO_POINTER (klass->class_loader), group);

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "loader");
        json_builder_add_int_value (group, klass->class_loader);

        json_builder_set_member_name (group, "classes");
        json_builder_begin_array (group);
      }

      json_builder_begin_object (group);

      json_builder_set_member_name (group, "name");
      json_builder_add_string_value (group, class_name);

      json_builder_set_member_name (group, "methods");
      json_builder_begin_array (group);
    }

    json_builder_add_string_value (group, bare_method_name);

    if (seen_method_names != NULL)
      g_hash_table_add (seen_method_names, g_strdup (bare_method_name));

skip_method:
    g_free (normalized_method_name_copy);
    g_free (bare_method_name_copy);
    std_string_destroy (&method_name);
  }

  if (seen_method_names != NULL)
    g_hash_table_unref (seen_method_names);

  if (group == NULL)
    goto skip_class;

  json_builder_end_array (group);
  json_builder_end_object (group);

skip_class:
  g_free (class_name_copy);
  g_free (class_name);
  std_string_destroy (&descriptor_storage);

  return TRUE;
}

gchar *
enumerate_methods_jvm (const gchar * class_query,
                       const gchar * method_query,
                       jboolean include_signature,
                       jboolean ignore_case,
                       jboolean skip_system_classes,
                       JNIEnv * env)
{
  gchar * result;
  GPatternSpec * class_pattern, * method_pattern;
  GHashTable * groups;
  gpointer * ef = env->functions;
  jobject (* new_global_ref) (JNIEnv *, jobject) = ef[21];
  void (* delete_local_ref) (JNIEnv *, jobject) = ef[23];
  jboolean (* is_same_object) (JNIEnv *, jobject, jobject) = ef[24];
  jvmtiEnv * jvmti = java_api.jvmti;
  gpointer * jf = jvmti->functions - 1;
  jvmtiError (* deallocate) (jvmtiEnv *, void * mem) = jf[47];
  jvmtiError (* get_class_signature) (jvmtiEnv *, jclass, char **, char **) = jf[48];
  jvmtiError (* get_class_methods) (jvmtiEnv *, jclass, jint *, jmethodID **) = jf[52];
  jvmtiError (* get_class_loader) (jvmtiEnv *, jclass, jobject *) = jf[57];
  jvmtiError (* get_method_name) (jvmtiEnv *, jmethodID, char **, char **, char **) = jf[64];
  jvmtiError (* get_loaded_classes) (jvmtiEnv *, jint *, jclass **) = jf[78];
  jint class_count, class_index;
  jclass * classes;

  class_pattern = make_pattern_spec (class_query, ignore_case);
  method_pattern = make_pattern_spec (method_query, ignore_case);
  groups = g_hash_table_new_full (NULL, NULL, NULL, NULL);

  if (get_loaded_classes (jvmti, &class_count, &classes) != JVMTI_ERROR_NONE)
    goto emit_results;

  for (class_index = 0; class_index != class_count; class_index++)
  {
    jclass klass = classes[class_index];
    jobject loader = NULL;
    gboolean have_loader = FALSE;
    char * signature = NULL;
    gchar * class_name = NULL;
    gchar * class_name_copy = NULL;
    const gchar * normalized_class_name;
    jint method_count, method_index;
    jmethodID * methods = NULL;
    JsonBuilder * group = NULL;
    GHashTable * seen_method_names = NULL;

    if (skip_system_classes)
    {
      if (get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
        goto skip_class;
      have_loader = TRUE;

      if (loader == NULL)
        goto skip_class;
    }

    if (get_class_signature (jvmti, klass, &signature, NULL) != JVMTI_ERROR_NONE)
      goto skip_class;

    class_name = class_name_from_signature (signature);

    if (ignore_case)
    {
      class_name_copy = g_utf8_strdown (class_name, -1);
      normalized_class_name = class_name_copy;
    }
    else
    {
      normalized_class_name = class_name;
    }

    if (!g_pattern_match_string (class_pattern, normalized_class_name))
      goto skip_class;

    if (get_class_methods (jvmti, klass, &method_count, &methods) != JVMTI_ERROR_NONE)
      goto skip_class;

    if (!include_signature)
      seen_method_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    for (method_index = 0; method_index != method_count; method_index++)
    {
      jmethodID method = methods[method_index];
      const gchar * method_name;
      char * method_name_value = NULL;
      char * method_signature_value = NULL;
      gchar * method_name_copy = NULL;
      const gchar * normalized_method_name;
      gchar * normalized_method_name_copy = NULL;

      if (get_method_name (jvmti, method, &method_name_value, include_signature ? &method_signature_value : NULL, NULL) != JVMTI_ERROR_NONE)
        goto skip_method;
      method_name = method_name_value;

      if (method_name[0] == '<')
      {
        if (strcmp (method_name, "<init>") == 0)
          method_name = "$init";
        else if (strcmp (method_name, "<clinit>") == 0)
          goto skip_method;
      }

      if (include_signature)
      {
        method_name_copy = format_method_signature (method_name, method_signature_value);
        method_name = method_name_copy;
      }

      if (seen_method_names != NULL && g_hash_table_contains (seen_method_names, method_name))
        goto skip_method;

      if (ignore_case)
      {
        normalized_method_name_copy = g_utf8_strdown (method_name, -1);
        normalized_method_name = normalized_method_name_copy;
      }
      else
      {
        normalized_method_name = method_name;
      }

      if (!g_pattern_match_string (method_pattern, normalized_method_name))
        goto skip_method;

      if (group == NULL)
      {
        if (!have_loader && get_class_loader (jvmti, klass, &loader) != JVMTI_ERROR_NONE)
          goto skip_method;

        if (loader == NULL)
        {
          group = g_hash_table_lookup (groups, NULL);
        }
        else
        {
          GHashTableIter iter;
          jobject cur_loader;
          JsonBuilder * cur_group;

          g_hash_table_iter_init (&iter, groups);
          while (g_hash_table_iter_next (&iter, (gpointer *) &cur_loader, (gpointer *) &cur_group))
          {
            if (cur_loader != NULL && is_same_object (env, cur_loader, loader))
            {
              group = cur_group;
              break;
            }
          }
        }

        if (group == NULL)
        {
          jobject l;
          gchar * str;

          l = (loader != NULL) ? new_global_ref (env, loader) : NULL;

          group = json_builder_new_immutable ();
          g_hash_table_insert (groups, l, group);

          json_builder_begin_object (group);

          json_builder_set_member_name (group, "loader");
          str = g_strdup_printf ("0x%" G_GSIZE_MODIFIER "x", GPOINTER_TO_SIZE (l));
          json_builder_add_string_value (group, str);
          g_free (str);

          json_builder_set_member_name (group, "classes");
          json_builder_begin_array (group);
        }

        json_builder_begin_object (group);

        json_builder_set_member_name (group, "name");
        json_builder_add_string_value (group, class_name);

        json_builder_set_member_name (group, "methods");
        json_builder_begin_array (group);
      }

      json_builder_add_string_value (group, method_name);

      if (seen_method_names != NULL)
        g_hash_table_add (seen_method_names, g_strdup (method_name));

skip_method:
      g_free (normalized_method_name_copy);
      g_free (method_name_copy);
      deallocate (jvmti, method_signature_value);
      deallocate (jvmti, method_name_value);
    }

skip_class:
    if (group != NULL)
    {
      json_builder_end_array (group);
      json_builder_end_object (group);
    }

    if (seen_method_names != NULL)
      g_hash_table_unref (seen_method_names);

    deallocate (jvmti, methods);

    g_free (class_name_copy);
    g_free (class_name);
    deallocate (jvmti, signature);

    if (loader != NULL)
      delete_local_ref (env, loader);

    delete_local_ref (env, klass);
  }

  deallocate (jvmti, classes);

emit_results:
  result = finalize_method_groups_to_json (groups);

  g_hash_table_unref (groups);
  g_pattern_spec_free (method_pattern);
  g_pattern_spec_free (class_pattern);

  return result;
}

static gchar *
finalize_method_groups_to_json (GHashTable * groups)
{
  GString * result;
  GHashTableIter iter;
  guint i;
  JsonBuilder * group;

  result = g_string_sized_new (1024);

  g_string_append_c (result, '[');

  g_hash_table_iter_init (&iter, groups);
  for (i = 0; g_hash_table_iter_next (&iter, NULL, (gpointer *) &group); i++)
  {
    JsonNode * root;
    gchar * json;

    if (i > 0)
      g_string_append_c (result, ',');

    json_builder_end_array (group);
    json_builder_end_object (group);

    root = json_builder_get_root (group);
    json = json_to_string (root, FALSE);
    g_string_append (result, json);
    g_free (json);
    json_node_unref (root);

    g_object_unref (group);
  }

  g_string_append_c (result, ']');

  return g_string_free (result, FALSE);
}

static GPatternSpec *
make_pattern_spec (const gchar * pattern,
                   jboolean ignore_case)
{
  GPatternSpec * spec;

  if (ignore_case)
  {
    gchar * str = g_utf8_strdown (pattern, -1);
    spec = g_pattern_spec_new (str);
    g_free (str);
  }
  else
  {
    spec = g_pattern_spec_new (pattern);
  }

  return spec;
}

static gchar *
class_name_from_signature (const gchar * descriptor)
{
  gchar * result, * c;

  result = g_strdup (descriptor + 1);

  for (c = result; *c != '\\0'; c++)
  {
    if (*c == '/')
      *c = '.';
  }

  c[-1] = '\\0';

  return result;
}

static gchar *
format_method_signature (const gchar * name,
                         const gchar * signature)
{
  GString * sig;
  const gchar * cursor;
  gint arg_index;

  sig = g_string_sized_new (128);

  g_string_append (sig, name);

  cursor = signature;
  arg_index = -1;
  while (TRUE)
  {
    const gchar c = *cursor;

    if (c == '(')
    {
      g_string_append_c (sig, c);
      cursor++;
      arg_index = 0;
    }
    else if (c == ')')
    {
      g_string_append_c (sig, c);
      cursor++;
      break;
    }
    else
    {
      if (arg_index >= 1)
        g_string_append (sig, ", ");

      append_type (sig, &cursor);

      if (arg_index != -1)
        arg_index++;
    }
  }

  g_string_append (sig, ": ");
  append_type (sig, &cursor);

  return g_string_free (sig, FALSE);
}

static void
append_type (GString * output,
             const gchar ** type)
{
  const gchar * cursor = *type;

  switch (*cursor)
  {
    case 'Z':
      g_string_append (output, "boolean");
      cursor++;
      break;
    case 'B':
      g_string_append (output, "byte");
      cursor++;
      break;
    case 'C':
      g_string_append (output, "char");
      cursor++;
      break;
    case 'S':
      g_string_append (output, "short");
      cursor++;
      break;
    case 'I':
      g_string_append (output, "int");
      cursor++;
      break;
    case 'J':
      g_string_append (output, "long");
      cursor++;
      break;
    case 'F':
      g_string_append (output, "float");
      cursor++;
      break;
    case 'D':
      g_string_append (output, "double");
      cursor++;
      break;
    case 'V':
      g_string_append (output, "void");
      cursor++;
      break;
    case 'L':
    {
      gchar ch;

      cursor++;
      for (; (ch = *cursor) != ';'; cursor++)
      {
        g_string_append_c (output, (ch != '/') ? ch : '.');
      }
      cursor++;

      break;
    }
    case '[':
      *type = cursor + 1;
      append_type (output, type);
      g_string_append (output, "[]");
      return;
    default:
      g_string_append (output, "BUG");
      cursor++;
  }

  *type = cursor;
}

void
dealloc (gpointer mem)
{
  g_free (mem);
}

static gpointer
read_art_array (gpointer object_base,
                guint field_offset,
                guint length_size,
                guint * length)
{
  gpointer result, header;
  guint n;

  header = GSIZE_TO_POINTER (*(guint64 *) (object_base + field_offset));
  if (header != NULL)
  {
    result = header + length_size;
    if (length_size == sizeof (guint32))
      n = *(guint32 *) header;
    else
      n = *(guint64 *) header;
  }
  else
  {
    result = NULL;
    n = 0;
  }

  if (length != NULL)
    *length = n;

  return result;
}

static void
std_string_destroy (StdString * str)
{
  if ((str->l.capacity & 1) != 0)
    art_api.free (str->l.data);
}

static gchar *
std_string_c_str (StdString * self)
{
  if ((self->l.capacity & 1) != 0)
    return self->l.data;

  return self->s.data;
}
`,kf=/(.+)!([^/]+)\/?([isu]+)?/,Le=null,ii=null,ot=class n{static build(e,t){return si(t),ii(e,t,r=>new n(Le.new(e,r,t)))}static enumerateMethods(e,t,r){si(r);let o=e.match(kf);if(o===null)throw new Error("Invalid query; format is: class!method -- see documentation of Java.enumerateMethods(query) for details");let s=Memory.allocUtf8String(o[1]),i=Memory.allocUtf8String(o[2]),a=!1,l=!1,c=!1,d=o[3];d!==void 0&&(a=d.indexOf("s")!==-1,l=d.indexOf("i")!==-1,c=d.indexOf("u")!==-1);let f;if(t.jvmti!==null){let p=Le.enumerateMethodsJvm(s,i,Et(a),Et(l),Et(c),r);try{f=JSON.parse(p.readUtf8String()).map(u=>{let m=ptr(u.loader);return u.loader=m.isNull()?null:m,u})}finally{Le.dealloc(p)}}else Ce(r.vm,r,p=>{let u=Le.enumerateMethodsArt(s,i,Et(a),Et(l),Et(c));try{let m=t["art::JavaVMExt::AddGlobalRef"],{vm:h}=t;f=JSON.parse(u.readUtf8String()).map(g=>{let y=g.loader;return g.loader=y!==0?m(h,p,ptr(y)):null,g})}finally{Le.dealloc(u)}});return f}constructor(e){this.handle=e}has(e){return Le.has(this.handle,Memory.allocUtf8String(e))!==0}find(e){return Le.find(this.handle,Memory.allocUtf8String(e)).readUtf8String()}list(){let e=Le.list(this.handle);try{return JSON.parse(e.readUtf8String())}finally{Le.dealloc(e)}}};function si(n){Le===null&&(Le=Cf(n),ii=Lf(Le,n.vm))}function Cf(n){let e=Jt(),{jvmti:t=null}=e,{pointerSize:r}=Process,o=8,s=r,i=7*r,a=10*4+5*r,l=o+s+i+a,d=Memory.alloc(l),f=d.add(o),p=f.add(s),{getDeclaredMethods:u,getDeclaredFields:m}=n.javaLangClass(),h=n.javaLangReflectMethod(),g=n.javaLangReflectField(),y=p;[t!==null?t:NULL,u,m,h.getName,h.getModifiers,g.getName,g.getModifiers].forEach(N=>{y=y.writePointer(N).add(r)});let E=p.add(i),{vm:x}=n;if(e.flavor==="art"){let N;if(t!==null)N=[0,0,0,0];else{let j=Gr(x).offset;N=[j.ifields,j.methods,j.sfields,j.copiedMethodsOffset]}let A=ve(x),S=wn(x),L=E;[1,...N,A.size,A.offset.accessFlags,S.size,S.offset.accessFlags,4294967295].forEach(j=>{L=L.writeUInt(j).add(4)}),[e.artClassLinker.address,e["art::ClassLinker::VisitClasses"],e["art::mirror::Class::GetDescriptor"],e["art::ArtMethod::PrettyMethod"],Process.getModuleByName("libc.so").getExportByName("free")].forEach((j,v)=>{j===void 0&&(j=NULL),L=L.writePointer(j).add(r)})}let C=new CModule(xf,{lock:d,models:f,java_api:p,art_api:E}),M={exceptions:"propagate"},O={exceptions:"propagate",scheduling:"exclusive"};return{handle:C,new:new NativeFunction(C.model_new,"pointer",["pointer","pointer","pointer"],M),has:new NativeFunction(C.model_has,"bool",["pointer","pointer"],O),find:new NativeFunction(C.model_find,"pointer",["pointer","pointer"],O),list:new NativeFunction(C.model_list,"pointer",["pointer"],O),enumerateMethodsArt:new NativeFunction(C.enumerate_methods_art,"pointer",["pointer","pointer","bool","bool","bool"],M),enumerateMethodsJvm:new NativeFunction(C.enumerate_methods_jvm,"pointer",["pointer","pointer","bool","bool","bool","pointer"],M),dealloc:new NativeFunction(C.dealloc,"void",["pointer"],O)}}function Lf(n,e){let t=Jt();if(t.flavor!=="art")return Tf;let r=t["art::JavaVMExt::DecodeGlobal"];return function(o,s,i){let a;return Ce(e,s,l=>{let c=r(e,l,o);a=i(c)}),a}}function Tf(n,e,t){return t(NULL)}function Et(n){return n?1:0}var Gt=class{constructor(e,t){this.items=new Map,this.capacity=e,this.destroy=t}dispose(e){let{items:t,destroy:r}=this;t.forEach(o=>{r(o,e)}),t.clear()}get(e){let{items:t}=this,r=t.get(e);return r!==void 0&&(t.delete(e),t.set(e,r)),r}set(e,t,r){let{items:o}=this,s=o.get(e);if(s!==void 0)o.delete(e),this.destroy(s,r);else if(o.size===this.capacity){let i=o.keys().next().value,a=o.get(i);o.delete(i),this.destroy(a,r)}o.set(e,t)}};var Ht=1,co=256,ai=65536,Af=305419896,li=32,ci=12,di=8,ui=8,fi=4,pi=4,hi=12,Nf=0,Mf=1,jf=2,Of=3,Rf=4,Pf=5,Ff=6,Uf=4096,Df=4097,Bf=4099,Vf=8192,zf=8193,$f=8194,Jf=8195,Gf=8196,Hf=8198,Zf=24,qf=28,Wf=2,Kf=24,mi=_.from([3,0,7,14,0]),ao="Ldalvik/annotation/Throws;",Qf=_.from([0]);function Xf(n){let e=new uo,t=Object.assign({},n);return e.addClass(t),e.build()}var uo=class{constructor(){this.classes=[]}addClass(e){this.classes.push(e)}build(){let e=tp(this.classes),{classes:t,interfaces:r,fields:o,methods:s,protos:i,parameters:a,annotationDirectories:l,annotationSets:c,throwsAnnotations:d,types:f,strings:p}=e,u=0,m=0,h=8,g=12,y=20,E=112;u+=E;let x=u,C=p.length*pi;u+=C;let M=u,O=f.length*fi;u+=O;let N=u,A=i.length*ci;u+=A;let S=u,L=o.length*di;u+=L;let j=u,v=s.length*ui;u+=v;let R=u,U=t.length*li;u+=U;let D=u,F=c.map(k=>{let P=u;return k.offset=P,u+=4+k.items.length*4,P}),V=t.reduce((k,P)=>(P.classData.constructorMethods.forEach(Q=>{let[,Y,X]=Q;(Y&co)===0&&X>=0&&(Q.push(u),k.push({offset:u,superConstructor:X}),u+=Kf)}),k),[]);l.forEach(k=>{k.offset=u,u+=16+k.methods.length*8});let ie=r.map(k=>{u=lo(u,4);let P=u;return k.offset=P,u+=4+2*k.types.length,P}),le=a.map(k=>{u=lo(u,4);let P=u;return k.offset=P,u+=4+2*k.types.length,P}),pe=[],ne=p.map(k=>{let P=u,B=_.from(Ie(k.length)),Q=_.from(k,"utf8"),Y=_.concat([B,Q,Qf]);return pe.push(Y),u+=Y.length,P}),ue=V.map(k=>{let P=u;return u+=mi.length,P}),re=d.map(k=>{let P=ep(k);return k.offset=u,u+=P.length,P}),ce=t.map((k,P)=>{k.classData.offset=u;let B=Yf(k);return u+=B.length,B}),je=0,At=0;u=lo(u,4);let K=u,we=r.length+a.length,De=4+(o.length>0?1:0)+2+c.length+V.length+l.length+(we>0?1:0)+1+ue.length+d.length+t.length+1,Ye=4+De*hi;u+=Ye;let Ge=u-D,ht=u,I=_.alloc(ht);I.write(`dex
035`),I.writeUInt32LE(ht,32),I.writeUInt32LE(E,36),I.writeUInt32LE(Af,40),I.writeUInt32LE(je,44),I.writeUInt32LE(At,48),I.writeUInt32LE(K,52),I.writeUInt32LE(p.length,56),I.writeUInt32LE(x,60),I.writeUInt32LE(f.length,64),I.writeUInt32LE(M,68),I.writeUInt32LE(i.length,72),I.writeUInt32LE(N,76),I.writeUInt32LE(o.length,80),I.writeUInt32LE(o.length>0?S:0,84),I.writeUInt32LE(s.length,88),I.writeUInt32LE(j,92),I.writeUInt32LE(t.length,96),I.writeUInt32LE(R,100),I.writeUInt32LE(Ge,104),I.writeUInt32LE(D,108),ne.forEach((k,P)=>{I.writeUInt32LE(k,x+P*pi)}),f.forEach((k,P)=>{I.writeUInt32LE(k,M+P*fi)}),i.forEach((k,P)=>{let[B,Q,Y]=k,X=N+P*ci;I.writeUInt32LE(B,X),I.writeUInt32LE(Q,X+4),I.writeUInt32LE(Y!==null?Y.offset:0,X+8)}),o.forEach((k,P)=>{let[B,Q,Y]=k,X=S+P*di;I.writeUInt16LE(B,X),I.writeUInt16LE(Q,X+2),I.writeUInt32LE(Y,X+4)}),s.forEach((k,P)=>{let[B,Q,Y]=k,X=j+P*ui;I.writeUInt16LE(B,X),I.writeUInt16LE(Q,X+2),I.writeUInt32LE(Y,X+4)}),t.forEach((k,P)=>{let{interfaces:B,annotationsDirectory:Q}=k,Y=B!==null?B.offset:0,X=Q!==null?Q.offset:0,Nt=0,xe=R+P*li;I.writeUInt32LE(k.index,xe),I.writeUInt32LE(k.accessFlags,xe+4),I.writeUInt32LE(k.superClassIndex,xe+8),I.writeUInt32LE(Y,xe+12),I.writeUInt32LE(k.sourceFileIndex,xe+16),I.writeUInt32LE(X,xe+20),I.writeUInt32LE(k.classData.offset,xe+24),I.writeUInt32LE(Nt,xe+28)}),c.forEach((k,P)=>{let{items:B}=k,Q=F[P];I.writeUInt32LE(B.length,Q),B.forEach((Y,X)=>{I.writeUInt32LE(Y.offset,Q+4+X*4)})}),V.forEach((k,P)=>{let{offset:B,superConstructor:Q}=k,Y=1,X=1,Nt=1,xe=0,tn=4;I.writeUInt16LE(Y,B),I.writeUInt16LE(X,B+2),I.writeUInt16LE(Nt,B+4),I.writeUInt16LE(xe,B+6),I.writeUInt32LE(ue[P],B+8),I.writeUInt32LE(tn,B+12),I.writeUInt16LE(4208,B+16),I.writeUInt16LE(Q,B+18),I.writeUInt16LE(0,B+20),I.writeUInt16LE(14,B+22)}),l.forEach(k=>{let P=k.offset,B=0,Q=0,Y=k.methods.length,X=0;I.writeUInt32LE(B,P),I.writeUInt32LE(Q,P+4),I.writeUInt32LE(Y,P+8),I.writeUInt32LE(X,P+12),k.methods.forEach((Nt,xe)=>{let tn=P+16+xe*8,[La,Ta]=Nt;I.writeUInt32LE(La,tn),I.writeUInt32LE(Ta.offset,tn+4)})}),r.forEach((k,P)=>{let B=ie[P];I.writeUInt32LE(k.types.length,B),k.types.forEach((Q,Y)=>{I.writeUInt16LE(Q,B+4+Y*2)})}),a.forEach((k,P)=>{let B=le[P];I.writeUInt32LE(k.types.length,B),k.types.forEach((Q,Y)=>{I.writeUInt16LE(Q,B+4+Y*2)})}),pe.forEach((k,P)=>{k.copy(I,ne[P])}),ue.forEach(k=>{mi.copy(I,k)}),re.forEach((k,P)=>{k.copy(I,d[P].offset)}),ce.forEach((k,P)=>{k.copy(I,t[P].classData.offset)}),I.writeUInt32LE(De,K);let he=[[Nf,1,m],[Mf,p.length,x],[jf,f.length,M],[Of,i.length,N]];o.length>0&&he.push([Rf,o.length,S]),he.push([Pf,s.length,j]),he.push([Ff,t.length,R]),c.forEach((k,P)=>{he.push([Bf,k.items.length,F[P]])}),V.forEach(k=>{he.push([zf,1,k.offset])}),l.forEach(k=>{he.push([Hf,1,k.offset])}),we>0&&he.push([Df,we,ie.concat(le)[0]]),he.push([$f,p.length,ne[0]]),ue.forEach(k=>{he.push([Jf,1,k])}),d.forEach(k=>{he.push([Gf,1,k.offset])}),t.forEach(k=>{he.push([Vf,1,k.classData.offset])}),he.push([Uf,1,K]),he.forEach((k,P)=>{let[B,Q,Y]=k,X=K+4+P*hi;I.writeUInt16LE(B,X),I.writeUInt32LE(Q,X+4),I.writeUInt32LE(Y,X+8)});let Qo=new Checksum("sha1");return Qo.update(I.slice(g+y)),_.from(Qo.getDigest()).copy(I,g),I.writeUInt32LE(ap(I,g),h),I}};function Yf(n){let{instanceFields:e,constructorMethods:t,virtualMethods:r}=n.classData;return _.from([0].concat(Ie(e.length)).concat(Ie(t.length)).concat(Ie(r.length)).concat(e.reduce((s,[i,a])=>s.concat(Ie(i)).concat(Ie(a)),[])).concat(t.reduce((s,[i,a,,l])=>s.concat(Ie(i)).concat(Ie(a)).concat(Ie(l||0)),[])).concat(r.reduce((s,[i,a])=>s.concat(Ie(i)).concat(Ie(a)).concat([0]),[])))}function ep(n){let{thrownTypes:e}=n;return _.from([Wf].concat(Ie(n.type)).concat([1]).concat(Ie(n.value)).concat([qf,e.length]).concat(e.reduce((t,r)=>(t.push(Zf,r),t),[])))}function tp(n){let e=new Set,t=new Set,r={},o=[],s=[],i={},a=new Set,l=new Set;n.forEach(v=>{let{name:R,superClass:U,sourceFileName:D}=v;e.add("this"),e.add(R),t.add(R),e.add(U),t.add(U),e.add(D),v.interfaces.forEach(F=>{e.add(F),t.add(F)}),v.fields.forEach(F=>{let[V,ie]=F;e.add(V),e.add(ie),t.add(ie),o.push([v.name,ie,V])}),v.methods.some(([F])=>F==="<init>")||(v.methods.unshift(["<init>","V",[]]),a.add(R)),v.methods.forEach(F=>{let[V,ie,le,pe=[],ne]=F;e.add(V);let ue=c(ie,le),re=null;if(pe.length>0){let ce=pe.slice();ce.sort(),re=ce.join("|");let je=i[re];je===void 0&&(je={id:re,types:ce},i[re]=je),e.add(ao),t.add(ao),pe.forEach(At=>{e.add(At),t.add(At)}),e.add("value")}if(s.push([v.name,ue,V,re,ne]),V==="<init>"){l.add(R+"|"+ue);let ce=U+"|"+ue;a.has(R)&&!l.has(ce)&&(s.push([U,ue,V,null,0]),l.add(ce))}})});function c(v,R){let U=[v].concat(R),D=U.join("|");if(r[D]!==void 0)return D;e.add(v),t.add(v),R.forEach(V=>{e.add(V),t.add(V)});let F=U.map(ip).join("");return e.add(F),r[D]=[D,F,v,R],D}let d=Array.from(e);d.sort();let f=d.reduce((v,R,U)=>(v[R]=U,v),{}),p=Array.from(t).map(v=>f[v]);p.sort(_i);let u=p.reduce((v,R,U)=>(v[d[R]]=U,v),{}),m=Object.keys(r).map(v=>r[v]);m.sort(rp);let h={},g=m.map(v=>{let[,R,U,D]=v,F;if(D.length>0){let V=D.join("|");F=h[V],F===void 0&&(F={types:D.map(ie=>u[ie]),offset:-1},h[V]=F)}else F=null;return[f[R],u[U],F]}),y=m.reduce((v,R,U)=>{let[D]=R;return v[D]=U,v},{}),E=Object.keys(h).map(v=>h[v]),x=o.map(v=>{let[R,U,D]=v;return[u[R],u[U],f[D]]});x.sort(op);let C=s.map(v=>{let[R,U,D,F,V]=v;return[u[R],y[U],f[D],F,V]});C.sort(sp);let M=Object.keys(i).map(v=>i[v]).map(v=>({id:v.id,type:u[ao],value:f.value,thrownTypes:v.types.map(R=>u[R]),offset:-1})),O=M.map(v=>({id:v.id,items:[v],offset:-1})),N=O.reduce((v,R,U)=>(v[R.id]=U,v),{}),A={},S=[],L=n.map(v=>{let R=u[v.name],U=Ht,D=u[v.superClass],F,V=v.interfaces.map(K=>u[K]);if(V.length>0){V.sort(_i);let K=V.join("|");F=A[K],F===void 0&&(F={types:V,offset:-1},A[K]=F)}else F=null;let ie=f[v.sourceFileName],le=C.reduce((K,we,De)=>{let[Ye,Ge,ht,I,he]=we;return Ye===R&&K.push([De,ht,I,Ge,he]),K},[]),pe=null,ne=le.filter(([,,K])=>K!==null).map(([K,,we])=>[K,O[N[we]]]);ne.length>0&&(pe={methods:ne,offset:-1},S.push(pe));let ue=x.reduce((K,we,De)=>{let[Ye]=we;return Ye===R&&K.push([De>0?1:0,Ht]),K},[]),re=f["<init>"],ce=le.filter(([,K])=>K===re).map(([K,,,we])=>{if(a.has(v.name)){let De=-1,Ye=C.length;for(let Ge=0;Ge!==Ye;Ge++){let[ht,I,he]=C[Ge];if(ht===D&&he===re&&I===we){De=Ge;break}}return[K,Ht|ai,De]}else return[K,Ht|ai|co,-1]}),je=np(le.filter(([,K])=>K!==re).map(([K,,,,we])=>[K,we|Ht|co]));return{index:R,accessFlags:U,superClassIndex:D,interfaces:F,sourceFileIndex:ie,annotationsDirectory:pe,classData:{instanceFields:ue,constructorMethods:ce,virtualMethods:je,offset:-1}}}),j=Object.keys(A).map(v=>A[v]);return{classes:L,interfaces:j,fields:x,methods:C,protos:g,parameters:E,annotationDirectories:S,annotationSets:O,throwsAnnotations:M,types:p,strings:d}}function np(n){let e=0;return n.map(([t,r],o)=>{let s;return o===0?s=[t,r]:s=[t-e,r],e=t,s})}function _i(n,e){return n-e}function rp(n,e){let[,,t,r]=n,[,,o,s]=e;if(t<o)return-1;if(t>o)return 1;let i=r.join("|"),a=s.join("|");return i<a?-1:i>a?1:0}function op(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function sp(n,e){let[t,r,o]=n,[s,i,a]=e;return t!==s?t-s:o!==a?o-a:r-i}function ip(n){let e=n[0];return e==="L"||e==="["?"L":n}function Ie(n){if(n<=127)return[n];let e=[],t=!1;do{let r=n&127;n>>=7,t=n!==0,t&&(r|=128),e.push(r)}while(t);return e}function lo(n,e){let t=n%e;return t===0?n:n+e-t}function ap(n,e){let t=1,r=0,o=n.length;for(let s=e;s<o;s++)t=(t+n[s])%65521,r=(r+t)%65521;return(r<<16|t)>>>0}var gi=Xf;var lp=1,fo=null,yi=null;function bi(n){fo=n}function po(n,e,t){let r=wt(n);return r===null&&(n.indexOf("[")===0?r=ho(n,e,t):(n[0]==="L"&&n[n.length-1]===";"&&(n=n.substring(1,n.length-1)),r=dp(n,e,t))),Object.assign({className:n},r)}var Ei={boolean:{name:"Z",type:"uint8",size:1,byteSize:1,defaultValue:!1,isCompatible(n){return typeof n=="boolean"},fromJni(n){return!!n},toJni(n){return n?1:0},read(n){return n.readU8()},write(n,e){n.writeU8(e)},toString(){return this.name}},byte:{name:"B",type:"int8",size:1,byteSize:1,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-128&&n<=127},fromJni:Te,toJni:Te,read(n){return n.readS8()},write(n,e){n.writeS8(e)},toString(){return this.name}},char:{name:"C",type:"uint16",size:1,byteSize:2,defaultValue:0,isCompatible(n){if(typeof n!="string"||n.length!==1)return!1;let e=n.charCodeAt(0);return e>=0&&e<=65535},fromJni(n){return String.fromCharCode(n)},toJni(n){return n.charCodeAt(0)},read(n){return n.readU16()},write(n,e){n.writeU16(e)},toString(){return this.name}},short:{name:"S",type:"int16",size:1,byteSize:2,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-32768&&n<=32767},fromJni:Te,toJni:Te,read(n){return n.readS16()},write(n,e){n.writeS16(e)},toString(){return this.name}},int:{name:"I",type:"int32",size:1,byteSize:4,defaultValue:0,isCompatible(n){return Number.isInteger(n)&&n>=-2147483648&&n<=2147483647},fromJni:Te,toJni:Te,read(n){return n.readS32()},write(n,e){n.writeS32(e)},toString(){return this.name}},long:{name:"J",type:"int64",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"||n instanceof Int64},fromJni:Te,toJni:Te,read(n){return n.readS64()},write(n,e){n.writeS64(e)},toString(){return this.name}},float:{name:"F",type:"float",size:1,byteSize:4,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Te,toJni:Te,read(n){return n.readFloat()},write(n,e){n.writeFloat(e)},toString(){return this.name}},double:{name:"D",type:"double",size:2,byteSize:8,defaultValue:0,isCompatible(n){return typeof n=="number"},fromJni:Te,toJni:Te,read(n){return n.readDouble()},write(n,e){n.writeDouble(e)},toString(){return this.name}},void:{name:"V",type:"void",size:0,byteSize:0,defaultValue:void 0,isCompatible(n){return n===void 0},fromJni(){},toJni(){return NULL},toString(){return this.name}}},cp=new Set(Object.values(Ei).map(n=>n.name));function wt(n){let e=Ei[n];return e!==void 0?e:null}function dp(n,e,t){let r=t._types[e?1:0],o=r[n];return o!==void 0||(n==="java.lang.Object"?o=up(t):o=fp(n,e,t),r[n]=o),o}function up(n){return{name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible(e){return e===null?!0:e===void 0?!1:e.$h instanceof NativePointer?!0:typeof e=="string"},fromJni(e,t,r){return e.isNull()?null:n.cast(e,n.use("java.lang.Object"),r)},toJni(e,t){return e===null?NULL:typeof e=="string"?t.newStringUtf(e):e.$h}}}function fp(n,e,t){let r=null,o=null,s=null;function i(){return r===null&&(r=t.use(n).class),r}function a(c){let d=i();return o===null&&(o=d.isInstance.overload("java.lang.Object")),o.call(d,c)}function l(){if(s===null){let c=i();s=t.use("java.lang.String").class.isAssignableFrom(c)}return s}return{name:st(n),type:"pointer",size:1,defaultValue:NULL,isCompatible(c){return c===null?!0:c===void 0?!1:c.$h instanceof NativePointer?a(c):typeof c=="string"&&l()},fromJni(c,d,f){return c.isNull()?null:l()&&e?d.stringFromJni(c):t.cast(c,t.use(n),f)},toJni(c,d){return c===null?NULL:typeof c=="string"?d.newStringUtf(c):c.$h},toString(){return this.name}}}var pp=[["Z","boolean"],["B","byte"],["C","char"],["D","double"],["F","float"],["I","int"],["J","long"],["S","short"]].reduce((n,[e,t])=>(n["["+e]=hp("["+e,t),n),{});function hp(n,e){let t=b.prototype,r=bp(e),o={typeName:e,newArray:t["new"+r+"Array"],setRegion:t["set"+r+"ArrayRegion"],getElements:t["get"+r+"ArrayElements"],releaseElements:t["release"+r+"ArrayElements"]};return{name:n,type:"pointer",size:1,defaultValue:NULL,isCompatible(s){return yp(s,e)},fromJni(s,i,a){return _p(s,o,i,a)},toJni(s,i){return gp(s,o,i)}}}function ho(n,e,t){let r=pp[n];if(r!==void 0)return r;if(n.indexOf("[")!==0)throw new Error("Unsupported type: "+n);let o=n.substring(1),s=po(o,e,t),i=0,a=o.length;for(;i!==a&&o[i]==="[";)i++;o=o.substring(i),o[0]==="L"&&o[o.length-1]===";"&&(o=o.substring(1,o.length-1));let l=o.replace(/\./g,"/");cp.has(l)?l="[".repeat(i)+l:l="[".repeat(i)+"L"+l+";";let c="["+l;return o="[".repeat(i)+o,{name:n.replace(/\./g,"/"),type:"pointer",size:1,defaultValue:NULL,isCompatible(d){return d===null?!0:typeof d!="object"||d.length===void 0?!1:d.every(function(f){return s.isCompatible(f)})},fromJni(d,f,p){if(d.isNull())return null;let u=[],m=f.getArrayLength(d);for(let h=0;h!==m;h++){let g=f.getObjectArrayElement(d,h);try{u.push(s.fromJni(g,f))}finally{f.deleteLocalRef(g)}}try{u.$w=t.cast(d,t.use(c),p)}catch{t.use("java.lang.reflect.Array").newInstance(t.use(o).class,0),u.$w=t.cast(d,t.use(c),p)}return u.$dispose=mp,u},toJni(d,f){if(d===null)return NULL;if(!(d instanceof Array))throw new Error("Expected an array");let p=d.$w;if(p!==void 0)return p.$h;let u=d.length,h=t.use(o).$borrowClassHandle(f);try{let g=f.newObjectArray(u,h.value,NULL);f.throwIfExceptionPending();for(let y=0;y!==u;y++){let E=s.toJni(d[y],f);try{f.setObjectArrayElement(g,y,E)}finally{s.type==="pointer"&&f.getObjectRefType(E)===lp&&f.deleteLocalRef(E)}f.throwIfExceptionPending()}return g}finally{h.unref(f)}}}}function mp(){let n=this.length;for(let e=0;e!==n;e++){let t=this[e];if(t===null)continue;let r=t.$dispose;if(r===void 0)break;r.call(t)}this.$w.$dispose()}function _p(n,e,t,r){if(n.isNull())return null;let o=wt(e.typeName),s=t.getArrayLength(n);return new xn(n,e,o,s,t,r)}function gp(n,e,t){if(n===null)return NULL;let r=n.$h;if(r!==void 0)return r;let o=n.length,s=wt(e.typeName),i=e.newArray.call(t,o);if(i.isNull())throw new Error("Unable to construct array");if(o>0){let a=s.byteSize,l=s.write,c=s.toJni,d=Memory.alloc(o*s.byteSize);for(let f=0;f!==o;f++)l(d.add(f*a),c(n[f]));e.setRegion.call(t,i,0,o,d),t.throwIfExceptionPending()}return i}function yp(n,e){if(n===null)return!0;if(n instanceof xn)return n.$s.typeName===e;if(!(typeof n=="object"&&n.length!==void 0))return!1;let r=wt(e);return Array.prototype.every.call(n,o=>r.isCompatible(o))}function xn(n,e,t,r,o,s=!0){if(s){let i=o.newGlobalRef(n);this.$h=i,this.$r=Script.bindWeak(this,o.vm.makeHandleDestructor(i))}else this.$h=n,this.$r=null;return this.$s=e,this.$t=t,this.length=r,new Proxy(this,yi)}yi={has(n,e){return e in n?!0:n.tryParseIndex(e)!==null},get(n,e,t){let r=n.tryParseIndex(e);return r===null?n[e]:n.readElement(r)},set(n,e,t,r){let o=n.tryParseIndex(e);return o===null?(n[e]=t,!0):(n.writeElement(o,t),!0)},ownKeys(n){let e=[],{length:t}=n;for(let r=0;r!==t;r++){let o=r.toString();e.push(o)}return e.push("length"),e},getOwnPropertyDescriptor(n,e){return n.tryParseIndex(e)!==null?{writable:!0,configurable:!0,enumerable:!0}:Object.getOwnPropertyDescriptor(n,e)}};Object.defineProperties(xn.prototype,{$dispose:{enumerable:!0,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n))}},$clone:{value(n){return new xn(this.$h,this.$s,this.$t,this.length,n)}},tryParseIndex:{value(n){if(typeof n=="symbol")return null;let e=parseInt(n);return isNaN(e)||e<0||e>=this.length?null:e}},readElement:{value(n){return this.withElements(e=>{let t=this.$t;return t.fromJni(t.read(e.add(n*t.byteSize)))})}},writeElement:{value(n,e){let{$h:t,$s:r,$t:o}=this,s=fo.getEnv(),i=Memory.alloc(o.byteSize);o.write(i,o.toJni(e)),r.setRegion.call(s,t,n,1,i)}},withElements:{value(n){let{$h:e,$s:t}=this,r=fo.getEnv(),o=t.getElements.call(r,e);if(o.isNull())throw new Error("Unable to get array elements");try{return n(o)}finally{t.releaseElements.call(r,e,o)}}},toJSON:{value(){let{length:n,$t:e}=this,{byteSize:t,fromJni:r,read:o}=e;return this.withElements(s=>{let i=[];for(let a=0;a!==n;a++){let l=r(o(s.add(a*t)));i.push(l)}return i})}},toString:{value(){return this.toJSON().toString()}}});function st(n){return"L"+n.replace(/\./g,"/")+";"}function bp(n){return n.charAt(0).toUpperCase()+n.slice(1)}function Te(n){return n}var Ep=4,{ensureClassInitialized:wi,makeMethodMangler:Ci}=vn,wp=8,go=1,qt=2,$e=3,mo=1,yo=2,kn=1,Li=2,Si=Symbol("PENDING_USE"),vi="/data/local/tmp",{getCurrentThreadId:Ln,pointerSize:Zt}=Process,ye={state:"empty",factories:[],loaders:null,Integer:null},W=null,te=null,Ti=null,Ai=null,Ni=null,Mi=null,ji=null,Ii=null,_o=null,vt=new Map,Ze=class n{static _initialize(e,t){W=e,te=t,Ti=t.flavor==="art",t.flavor==="jvm"&&(wi=ei,Ci=ni)}static _disposeAll(e){ye.factories.forEach(t=>{t._dispose(e)})}static get(e){let t=Vp(),r=t.factories[0];if(e===null)return r;let o=t.loaders.get(e);if(o!==null){let i=r.cast(o,t.Integer);return t.factories[i.intValue()]}let s=new n;return s.loader=e,s.cacheDir=r.cacheDir,wo(s,e),s}constructor(){this.cacheDir=vi,this.codeCacheDir=vi+"/dalvik-cache",this.tempFileNaming={prefix:"frida",suffix:""},this._classes={},this._classHandles=new Gt(10,vp),this._patchedMethods=new Set,this._loader=null,this._types=[{},{}],ye.factories.push(this)}_dispose(e){Array.from(this._patchedMethods).forEach(t=>{t.implementation=null}),this._patchedMethods.clear(),Qr(),this._classHandles.dispose(e),this._classes={}}get loader(){return this._loader}set loader(e){let t=this._loader===null&&e!==null;this._loader=e,t&&ye.state==="ready"&&this===ye.factories[0]&&wo(this,e)}use(e,t={}){let r=t.cache!=="skip",o=r?this._getUsedClass(e):void 0;if(o===void 0)try{let s=W.getEnv(),{_loader:i}=this,a=i!==null?xp(e,i,s):Ip(e);o=this._make(e,a,s)}finally{r&&this._setUsedClass(e,o)}return o}_getUsedClass(e){let t;for(;(t=this._classes[e])===Si;)Thread.sleep(.05);return t===void 0&&(this._classes[e]=Si),t}_setUsedClass(e,t){t!==void 0?this._classes[e]=t:delete this._classes[e]}_make(e,t,r){let o=Sp(),s=Object.create(vo.prototype,{[Symbol.for("n")]:{value:e},$n:{get(){return this[Symbol.for("n")]}},[Symbol.for("C")]:{value:o},$C:{get(){return this[Symbol.for("C")]}},[Symbol.for("w")]:{value:null,writable:!0},$w:{get(){return this[Symbol.for("w")]},set(l){this[Symbol.for("w")]=l}},[Symbol.for("_s")]:{writable:!0},$_s:{get(){return this[Symbol.for("_s")]},set(l){this[Symbol.for("_s")]=l}},[Symbol.for("c")]:{value:[null]},$c:{get(){return this[Symbol.for("c")]}},[Symbol.for("m")]:{value:new Map},$m:{get(){return this[Symbol.for("m")]}},[Symbol.for("l")]:{value:null,writable:!0},$l:{get(){return this[Symbol.for("l")]},set(l){this[Symbol.for("l")]=l}},[Symbol.for("gch")]:{value:t},$gch:{get(){return this[Symbol.for("gch")]}},[Symbol.for("f")]:{value:this},$f:{get(){return this[Symbol.for("f")]}}});o.prototype=s;let i=new o(null);s[Symbol.for("w")]=i,s.$w=i;let a=i.$borrowClassHandle(r);try{let l=a.value;wi(r,l),s.$l=ot.build(l,r)}finally{a.unref(r)}return i}retain(e){let t=W.getEnv();return e.$clone(t)}cast(e,t,r){let o=W.getEnv(),s=e.$h;s===void 0&&(s=e);let i=t.$borrowClassHandle(o);try{if(!o.isInstanceOf(s,i.value))throw new Error(`Cast from '${o.getObjectClassName(s)}' to '${t.$n}' isn't possible`)}finally{i.unref(o)}let a=t.$C;return new a(s,kn,o,r)}wrap(e,t,r){let o=t.$C,s=new o(e,kn,r,!1);return s.$r=Script.bindWeak(s,W.makeHandleDestructor(e)),s}array(e,t){let r=W.getEnv(),o=wt(e);o!==null&&(e=o.name);let s=ho("["+e,!1,this),i=s.toJni(t,r);return s.fromJni(i,r,!0)}registerClass(e){let t=W.getEnv(),r=[];try{let o=this.use("java.lang.Class"),s=t.javaLangReflectMethod(),i=t.vaMethod("pointer",[]),a=e.name,l=e.implements||[],c=e.superClass||this.use("java.lang.Object"),d=[],f=[],p={name:st(a),sourceFileName:$p(a),superClass:st(c.$n),interfaces:l.map(S=>st(S.$n)),fields:d,methods:f},u=l.slice();l.forEach(S=>{Array.prototype.slice.call(S.class.getInterfaces()).forEach(L=>{let j=this.cast(L,o).getCanonicalName();u.push(this.use(j))})});let m=e.fields||{};Object.getOwnPropertyNames(m).forEach(S=>{let L=this._getType(m[S]);d.push([S,L.name])});let h={},g={};u.forEach(S=>{let L=S.$borrowClassHandle(t);r.push(L);let j=L.value;S.$ownMembers.filter(v=>S[v].overloads!==void 0).forEach(v=>{let R=S[v],U=R.overloads,D=U.map(F=>xi(v,F.returnType,F.argumentTypes));h[v]=[R,D,j],U.forEach((F,V)=>{let ie=D[V];g[ie]=[F,j]})})});let y=e.methods||{},x=Object.keys(y).reduce((S,L)=>{let j=y[L],v=L==="$init"?"<init>":L;return j instanceof Array?S.push(...j.map(R=>[v,R])):S.push([v,j]),S},[]),C=[];x.forEach(([S,L])=>{let j=$e,v,R,U=[],D;if(typeof L=="function"){let le=h[S];if(le!==void 0&&Array.isArray(le)){let[pe,ne,ue]=le;if(ne.length>1)throw new Error(`More than one overload matching '${S}': signature must be specified`);delete g[ne[0]];let re=pe.overloads[0];j=re.type,v=re.returnType,R=re.argumentTypes,D=L;let ce=t.toReflectedMethod(ue,re.handle,0),je=i(t.handle,ce,s.getGenericExceptionTypes);U=So(t,je).map(st),t.deleteLocalRef(je),t.deleteLocalRef(ce)}else v=this._getType("void"),R=[],D=L}else{if(L.isStatic&&(j=qt),v=this._getType(L.returnType||"void"),R=(L.argumentTypes||[]).map(ne=>this._getType(ne)),D=L.implementation,typeof D!="function")throw new Error("Expected a function implementation for method: "+S);let le=xi(S,v,R),pe=g[le];if(pe!==void 0){let[ne,ue]=pe;delete g[le],j=ne.type,v=ne.returnType,R=ne.argumentTypes;let re=t.toReflectedMethod(ue,ne.handle,0),ce=i(t.handle,re,s.getGenericExceptionTypes);U=So(t,ce).map(st),t.deleteLocalRef(ce),t.deleteLocalRef(re)}}let F=v.name,V=R.map(le=>le.name),ie="("+V.join("")+")"+F;f.push([S,F,V,U,j===qt?wp:0]),C.push([S,ie,j,v,R,D])});let M=Object.keys(g);if(M.length>0)throw new Error("Missing implementation for: "+M.join(", "));let O=Cn.fromBuffer(gi(p),this);try{O.load()}finally{O.file.delete()}let N=this.use(e.name),A=x.length;if(A>0){let S=3*Zt,L=Memory.alloc(A*S),j=[],v=[];C.forEach(([D,F,V,ie,le,pe],ne)=>{let ue=Memory.allocUtf8String(D),re=Memory.allocUtf8String(F),ce=Oi(D,N,V,ie,le,pe);L.add(ne*S).writePointer(ue),L.add(ne*S+Zt).writePointer(re),L.add(ne*S+2*Zt).writePointer(ce),v.push(ue,re),j.push(ce)});let R=N.$borrowClassHandle(t);r.push(R);let U=R.value;t.registerNatives(U,L,A),t.throwIfExceptionPending(),N.$nativeMethods=j}return N}finally{r.forEach(o=>{o.unref(t)})}}choose(e,t){let r=W.getEnv(),{flavor:o}=te;if(o==="jvm")this._chooseObjectsJvm(e,r,t);else if(o==="art"){let s=te["art::gc::Heap::VisitObjects"]===void 0;if(s&&te["art::gc::Heap::GetInstances"]===void 0)return this._chooseObjectsJvm(e,r,t);Ce(W,r,i=>{s?this._chooseObjectsArtPreA12(e,r,i,t):this._chooseObjectsArtLegacy(e,r,i,t)})}else this._chooseObjectsDalvik(e,r,t)}_chooseObjectsJvm(e,t,r){let o=this.use(e),{jvmti:s}=te,i=1,a=3,l=o.$borrowClassHandle(t),c=int64(l.value.toString());try{let d=new NativeCallback((y,E,x,C)=>(x.writeS64(c),i),"int",["int64","int64","pointer","pointer"]);s.iterateOverInstancesOfClass(l.value,a,d,l.value);let f=Memory.alloc(8);f.writeS64(c);let p=Memory.alloc(Ep),u=Memory.alloc(Zt);s.getObjectsWithTags(1,f,p,u,NULL);let m=p.readS32(),h=u.readPointer(),g=[];for(let y=0;y!==m;y++)g.push(h.add(y*Zt).readPointer());s.deallocate(h);try{for(let y of g){let E=this.cast(y,o);if(r.onMatch(E)==="stop")break}r.onComplete()}finally{g.forEach(y=>{t.deleteLocalRef(y)})}}finally{l.unref(t)}}_chooseObjectsArtPreA12(e,t,r,o){let s=this.use(e),i=Vt.$new(r,W),a,l=s.$borrowClassHandle(t);try{let p=te["art::JavaVMExt::DecodeGlobal"](te.vm,r,l.value);a=i.newHandle(p)}finally{l.unref(t)}let c=0,d=Bt.$new();te["art::gc::Heap::GetInstances"](te.artHeap,i,a,c,d);let f=d.handles.map(p=>t.newGlobalRef(p));d.$delete(),i.$delete();try{for(let p of f){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}o.onComplete()}finally{f.forEach(p=>{t.deleteGlobalRef(p)})}}_chooseObjectsArtLegacy(e,t,r,o){let s=this.use(e),i=[],a=te["art::JavaVMExt::AddGlobalRef"],l=te.vm,c,d=s.$borrowClassHandle(t);try{c=te["art::JavaVMExt::DecodeGlobal"](l,r,d.value).toInt32()}finally{d.unref(t)}let f=ro(c,p=>{i.push(a(l,r,p))});te["art::gc::Heap::VisitObjects"](te.artHeap,f,NULL);try{for(let p of i){let u=this.cast(p,s);if(o.onMatch(u)==="stop")break}}finally{i.forEach(p=>{t.deleteGlobalRef(p)})}o.onComplete()}_chooseObjectsDalvik(e,t,r){let o=this.use(e);if(te.addLocalReference===null){let i=Process.getModuleByName("libdvm.so"),a;switch(Process.arch){case"arm":a="2d e9 f0 41 05 46 15 4e 0c 46 7e 44 11 b3 43 68";break;case"ia32":a="8d 64 24 d4 89 5c 24 1c 89 74 24 20 e8 ?? ?? ?? ?? ?? ?? ?? ?? ?? ?? 85 d2";break}Memory.scan(i.base,i.size,a,{onMatch:(l,c)=>{let d;if(Process.arch==="arm")l=l.or(1),d=new NativeFunction(l,"pointer",["pointer","pointer"]);else{let f=Memory.alloc(Process.pageSize);Memory.patchCode(f,16,p=>{let u=new X86Writer(p,{pc:f});u.putMovRegRegOffsetPtr("eax","esp",4),u.putMovRegRegOffsetPtr("edx","esp",8),u.putJmpAddress(l),u.flush()}),d=new NativeFunction(f,"pointer",["pointer","pointer"]),d._thunk=f}return te.addLocalReference=d,W.perform(f=>{s(this,f)}),"stop"},onError(l){},onComplete(){te.addLocalReference===null&&r.onComplete()}})}else s(this,t);function s(i,a){let{DVM_JNI_ENV_OFFSET_SELF:l}=vn,c=a.handle.add(l).readPointer(),d,f=o.$borrowClassHandle(a);try{d=te.dvmDecodeIndirectRef(c,f.value)}finally{f.unref(a)}let p=d.toMatchPattern(),u=te.dvmHeapSourceGetBase(),h=te.dvmHeapSourceGetLimit().sub(u).toInt32();Memory.scan(u,h,p,{onMatch:(g,y)=>{te.dvmIsValidObject(g)&&W.perform(E=>{let x=E.handle.add(l).readPointer(),C,M=te.addLocalReference(x,g);try{C=i.cast(M,o)}finally{E.deleteLocalRef(M)}if(r.onMatch(C)==="stop")return"stop"})},onError(g){},onComplete(){r.onComplete()}})}}openClassFile(e){return new Cn(e,null,this)}_getType(e,t=!0){return po(e,t,this)}};function Sp(){return function(n,e,t,r){return vo.call(this,n,e,t,r)}}function vo(n,e,t,r=!0){if(n!==null)if(r){let o=t.newGlobalRef(n);this.$h=o,this.$r=Script.bindWeak(this,W.makeHandleDestructor(o))}else this.$h=n,this.$r=null;else this.$h=null,this.$r=null;return this.$t=e,new Proxy(this,Ai)}Ai={has(n,e){return e in n?!0:n.$has(e)},get(n,e,t){if(typeof e!="string"||e.startsWith("$")||e==="class")return n[e];let r=n.$find(e);return r!==null?r(t):n[e]},set(n,e,t,r){return n[e]=t,!0},ownKeys(n){return n.$list()},getOwnPropertyDescriptor(n,e){return Object.prototype.hasOwnProperty.call(n,e)?Object.getOwnPropertyDescriptor(n,e):{writable:!1,configurable:!0,enumerable:!0}}};Object.defineProperties(vo.prototype,{[Symbol.for("new")]:{enumerable:!1,get(){return this.$getCtor("allocAndInit")}},$new:{enumerable:!0,get(){return this[Symbol.for("new")]}},[Symbol.for("alloc")]:{enumerable:!1,value(){let n=W.getEnv(),e=this.$borrowClassHandle(n);try{let t=n.allocObject(e.value);return this.$f.cast(t,this)}finally{e.unref(n)}}},$alloc:{enumerable:!0,get(){return this[Symbol.for("alloc")]}},[Symbol.for("init")]:{enumerable:!1,get(){return this.$getCtor("initOnly")}},$init:{enumerable:!0,get(){return this[Symbol.for("init")]}},[Symbol.for("dispose")]:{enumerable:!1,value(){let n=this.$r;n!==null&&(this.$r=null,Script.unbindWeak(n)),this.$h!==null&&(this.$h=void 0)}},$dispose:{enumerable:!0,get(){return this[Symbol.for("dispose")]}},[Symbol.for("clone")]:{enumerable:!1,value(n){let e=this.$C;return new e(this.$h,this.$t,n)}},$clone:{value(n){return this[Symbol.for("clone")](n)}},[Symbol.for("class")]:{enumerable:!1,get(){let n=W.getEnv(),e=this.$borrowClassHandle(n);try{let t=this.$f;return t.cast(e.value,t.use("java.lang.Class"))}finally{e.unref(n)}}},class:{enumerable:!0,get(){return this[Symbol.for("class")]}},[Symbol.for("className")]:{enumerable:!1,get(){let n=this.$h;return n===null?this.$n:W.getEnv().getObjectClassName(n)}},$className:{enumerable:!0,get(){return this[Symbol.for("className")]}},[Symbol.for("ownMembers")]:{enumerable:!1,get(){return this.$l.list()}},$ownMembers:{enumerable:!0,get(){return this[Symbol.for("ownMembers")]}},[Symbol.for("super")]:{enumerable:!1,get(){let n=W.getEnv(),e=this.$s.$C;return new e(this.$h,Li,n)}},$super:{enumerable:!0,get(){return this[Symbol.for("super")]}},[Symbol.for("s")]:{enumerable:!1,get(){let n=Object.getPrototypeOf(this),e=n.$_s;if(e===void 0){let t=W.getEnv(),r=this.$borrowClassHandle(t);try{let o=t.getSuperclass(r.value);if(o.isNull())e=null;else try{let s=t.getClassName(o),i=n.$f;if(e=i._getUsedClass(s),e===void 0)try{let a=kp(this);e=i._make(s,a,t)}finally{i._setUsedClass(s,e)}}finally{t.deleteLocalRef(o)}}finally{r.unref(t)}n.$_s=e}return e}},$s:{get(){return this[Symbol.for("s")]}},[Symbol.for("isSameObject")]:{enumerable:!1,value(n){return W.getEnv().isSameObject(n.$h,this.$h)}},$isSameObject:{value(n){return this[Symbol.for("isSameObject")](n)}},[Symbol.for("getCtor")]:{enumerable:!1,value(n){let e=this.$c,t=e[0];if(t===null){let r=W.getEnv(),o=this.$borrowClassHandle(r);try{t=Cp(o.value,this.$w,r),e[0]=t}finally{o.unref(r)}}return t[n]}},$getCtor:{value(n){return this[Symbol.for("getCtor")](n)}},[Symbol.for("borrowClassHandle")]:{enumerable:!1,value(n){let e=this.$n,t=this.$f._classHandles,r=t.get(e);return r===void 0&&(r=new Io(this.$gch(n),n),t.set(e,r,n)),r.ref()}},$borrowClassHandle:{value(n){return this[Symbol.for("borrowClassHandle")](n)}},[Symbol.for("copyClassHandle")]:{enumerable:!1,value(n){let e=this.$borrowClassHandle(n);try{return n.newLocalRef(e.value)}finally{e.unref(n)}}},$copyClassHandle:{value(n){return this[Symbol.for("copyClassHandle")](n)}},[Symbol.for("getHandle")]:{enumerable:!1,value(n){let e=this.$h;if(e===void 0)throw new Error("Wrapper is disposed; perhaps it was borrowed from a hook instead of calling Java.retain() to make a long-lived wrapper?");return e}},$getHandle:{value(n){return this[Symbol.for("getHandle")](n)}},[Symbol.for("list")]:{enumerable:!1,value(){let n=this.$s,e=n!==null?n.$list():[],t=this.$l;return Array.from(new Set(e.concat(t.list())))}},$list:{get(){return this[Symbol.for("list")]}},[Symbol.for("has")]:{enumerable:!1,value(n){if(this.$m.has(n)||this.$l.has(n))return!0;let r=this.$s;return!!(r!==null&&r.$has(n))}},$has:{value(n){return this[Symbol.for("has")](n)}},[Symbol.for("find")]:{enumerable:!1,value(n){let e=this.$m,t=e.get(n);if(t!==void 0)return t;let o=this.$l.find(n);if(o!==null){let i=W.getEnv(),a=this.$borrowClassHandle(i);try{t=Lp(n,o,a.value,this.$w,i)}finally{a.unref(i)}return e.set(n,t),t}let s=this.$s;return s!==null?s.$find(n):null}},$find:{value(n){return this[Symbol.for("find")](n)}},[Symbol.for("toJSON")]:{enumerable:!1,value(){let n=this.$n;if(this.$h===null)return`<class: ${n}>`;let t=this.$className;return n===t?`<instance: ${n}>`:`<instance: ${n}, $className: ${t}>`}},toJSON:{get(){return this[Symbol.for("toJSON")]}}});function Io(n,e){this.value=e.newGlobalRef(n),e.deleteLocalRef(n),this.refs=1}Io.prototype.ref=function(){return this.refs++,this};Io.prototype.unref=function(n){--this.refs===0&&n.deleteGlobalRef(this.value)};function vp(n,e){n.unref(e)}function Ip(n){let e=n.replace(/\./g,"/");return function(t){let r=Ln();Pi(r);try{return t.findClass(e)}finally{Fi(r)}}}function xp(n,e,t){return _o===null&&(Ii=t.vaMethod("pointer",["pointer"]),_o=e.loadClass.overload("java.lang.String").handle),t=null,function(r){let o=r.newStringUtf(n),s=Ln();Pi(s);try{let i=Ii(r.handle,e.$h,_o,o);return r.throwIfExceptionPending(),i}finally{Fi(s),r.deleteLocalRef(o)}}}function kp(n){return function(e){let t=n.$borrowClassHandle(e);try{return e.getSuperclass(t.value)}finally{t.unref(e)}}}function Cp(n,e,t){let{$n:r,$f:o}=e,s=zp(r),i=t.javaLangClass(),a=t.javaLangReflectConstructor(),l=t.vaMethod("pointer",[]),c=t.vaMethod("uint8",[]),d=[],f=[],p=o._getType(r,!1),u=o._getType("void",!1),m=l(t.handle,n,i.getDeclaredConstructors);try{let h=t.getArrayLength(m);if(h!==0)for(let g=0;g!==h;g++){let y,E,x=t.getObjectArrayElement(m,g);try{y=t.fromReflectedMethod(x),E=l(t.handle,x,a.getGenericParameterTypes)}finally{t.deleteLocalRef(x)}let C;try{C=So(t,E).map(M=>o._getType(M))}finally{t.deleteLocalRef(E)}d.push(St(s,e,go,y,p,C,t)),f.push(St(s,e,$e,y,u,C,t))}else{if(c(t.handle,n,i.isInterface))throw new Error("cannot instantiate an interface");let y=t.javaLangObject(),E=t.getMethodId(y,"<init>","()V");d.push(St(s,e,go,E,p,[],t)),f.push(St(s,e,$e,E,u,[],t))}}finally{t.deleteLocalRef(m)}if(f.length===0)throw new Error("no supported overloads");return{allocAndInit:bo(d),initOnly:bo(f)}}function Lp(n,e,t,r,o){return e.startsWith("m")?Tp(n,e,t,r,o):Up(n,e,t,r,o)}function Tp(n,e,t,r,o){let{$f:s}=r,i=e.split(":").slice(1),a=o.javaLangReflectMethod(),l=o.vaMethod("pointer",[]),c=o.vaMethod("uint8",[]),d=i.map(p=>{let u=p[0]==="s"?qt:$e,m=ptr(p.substr(1)),h,g=[],y=o.toReflectedMethod(t,m,u===qt?1:0);try{let E=!!c(o.handle,y,a.isVarArgs),x=l(o.handle,y,a.getGenericReturnType);o.throwIfExceptionPending();try{h=s._getType(o.getTypeName(x))}finally{o.deleteLocalRef(x)}let C=l(o.handle,y,a.getParameterTypes);try{let M=o.getArrayLength(C);for(let O=0;O!==M;O++){let N=o.getObjectArrayElement(C,O),A;try{A=E&&O===M-1?o.getArrayTypeName(N):o.getTypeName(N)}finally{o.deleteLocalRef(N)}let S=s._getType(A);g.push(S)}}finally{o.deleteLocalRef(C)}}catch{return null}finally{o.deleteLocalRef(y)}return St(n,r,u,m,h,g,o)}).filter(p=>p!==null);if(d.length===0)throw new Error("No supported overloads");n==="valueOf"&&Rp(d);let f=bo(d);return function(p){return f}}function bo(n){let e=Ap();return Object.setPrototypeOf(e,Ni),e._o=n,e}function Ap(){let n=function(){return n.invoke(this,arguments)};return n}Ni=Object.create(Function.prototype,{overloads:{enumerable:!0,get(){return this._o}},overload:{value(...n){let e=this._o,t=n.length,r=n.join(":");for(let o=0;o!==e.length;o++){let s=e[o],{argumentTypes:i}=s;if(i.length!==t)continue;if(i.map(l=>l.className).join(":")===r)return s}Eo(this.methodName,this.overloads,"specified argument types do not match any of:")}},methodName:{enumerable:!0,get(){return this._o[0].methodName}},holder:{enumerable:!0,get(){return this._o[0].holder}},type:{enumerable:!0,get(){return this._o[0].type}},handle:{enumerable:!0,get(){return it(this),this._o[0].handle}},implementation:{enumerable:!0,get(){return it(this),this._o[0].implementation},set(n){it(this),this._o[0].implementation=n}},returnType:{enumerable:!0,get(){return it(this),this._o[0].returnType}},argumentTypes:{enumerable:!0,get(){return it(this),this._o[0].argumentTypes}},canInvokeWith:{enumerable:!0,get(n){return it(this),this._o[0].canInvokeWith}},clone:{enumerable:!0,value(n){return it(this),this._o[0].clone(n)}},invoke:{value(n,e){let t=this._o,r=n.$h!==null;for(let o=0;o!==t.length;o++){let s=t[o];if(s.canInvokeWith(e)){if(s.type===$e&&!r){let i=this.methodName;if(i==="toString")return`<class: ${n.$n}>`;throw new Error(i+": cannot call instance method without an instance")}return s.apply(n,e)}}if(this.methodName==="toString")return`<class: ${n.$n}>`;Eo(this.methodName,this.overloads,"argument types do not match any of:")}}});function xi(n,e,t){return`${e.className} ${n}(${t.map(r=>r.className).join(", ")})`}function it(n){let e=n._o;e.length>1&&Eo(e[0].methodName,e,"has more than one overload, use .overload(<signature>) to choose from:")}function Eo(n,e,t){let o=e.slice().sort((s,i)=>s.argumentTypes.length-i.argumentTypes.length).map(s=>s.argumentTypes.length>0?".overload('"+s.argumentTypes.map(a=>a.className).join("', '")+"')":".overload()");throw new Error(`${n}(): ${t}
	${o.join(`
	`)}`)}function St(n,e,t,r,o,s,i,a){let l=o.type,c=s.map(p=>p.type);i===null&&(i=W.getEnv());let d,f;return t===$e?(d=i.vaMethod(l,c,a),f=i.nonvirtualVaMethod(l,c,a)):t===qt?(d=i.staticVaMethod(l,c,a),f=d):(d=i.constructor(c,a),f=d),Np([n,e,t,r,o,s,d,f])}function Np(n){let e=Mp();return Object.setPrototypeOf(e,Mi),e._p=n,e}function Mp(){let n=function(){return n.invoke(this,arguments)};return n}Mi=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return this._p[0]}},holder:{enumerable:!0,get(){return this._p[1]}},type:{enumerable:!0,get(){return this._p[2]}},handle:{enumerable:!0,get(){return this._p[3]}},implementation:{enumerable:!0,get(){let n=this._r;return n!==void 0?n:null},set(n){let e=this._p,t=e[1];if(e[2]===go)throw new Error("Reimplementing $new is not possible; replace implementation of $init instead");let o=this._r;if(o!==void 0&&(t.$f._patchedMethods.delete(this),o._m.revert(W),this._r=void 0),n!==null){let[s,i,a,l,c,d]=e,f=Oi(s,i,a,c,d,n,this),p=Ci(l);f._m=p,this._r=f,p.replace(f,a===$e,d,W,te),t.$f._patchedMethods.add(this)}}},returnType:{enumerable:!0,get(){return this._p[4]}},argumentTypes:{enumerable:!0,get(){return this._p[5]}},canInvokeWith:{enumerable:!0,value(n){let e=this._p[5];return n.length!==e.length?!1:e.every((t,r)=>t.isCompatible(n[r]))}},clone:{enumerable:!0,value(n){let e=this._p.slice(0,6);return St(...e,null,n)}},invoke:{value(n,e){let t=W.getEnv(),r=this._p,o=r[2],s=r[4],i=r[5],a=this._r,l=o===$e,c=e.length,d=2+c;t.pushLocalFrame(d);let f=null;try{let p;l?p=n.$getHandle():(f=n.$borrowClassHandle(t),p=f.value);let u,m=n.$t;a===void 0?u=r[3]:(u=a._m.resolveTarget(n,l,t,te),Ti&&a._c.has(Ln())&&(m=Li));let h=[t.handle,p,u];for(let E=0;E!==c;E++)h.push(i[E].toJni(e[E],t));let g;m===kn?g=r[6]:(g=r[7],l&&h.splice(2,0,n.$copyClassHandle(t)));let y=g.apply(null,h);return t.throwIfExceptionPending(),s.fromJni(y,t,!0)}finally{f!==null&&f.unref(t),t.popLocalFrame(NULL)}}},toString:{enumerable:!0,value(){return`function ${this.methodName}(${this.argumentTypes.map(n=>n.className).join(", ")}): ${this.returnType.className}`}}});function Oi(n,e,t,r,o,s,i=null){let a=new Set,l=jp([n,e,t,r,o,s,i,a]),c=new NativeCallback(l,r.type,["pointer","pointer"].concat(o.map(d=>d.type)));return c._c=a,c}function jp(n){return function(){return Op(arguments,n)}}function Op(n,e){let t=new b(n[0],W),[r,o,s,i,a,l,c,d]=e,f=[],p;if(s===$e){let h=o.$C;p=new h(n[1],kn,t,!1)}else p=o;let u=Ln();t.pushLocalFrame(3);let m=!0;W.link(u,t);try{d.add(u);let h;c===null||!vt.has(u)?h=l:h=c;let g=[],y=n.length-2;for(let C=0;C!==y;C++){let O=a[C].fromJni(n[2+C],t,!1);g.push(O),f.push(O)}let E=h.apply(p,g);if(!i.isCompatible(E))throw new Error(`Implementation for ${r} expected return value compatible with ${i.className}`);let x=i.toJni(E,t);return i.type==="pointer"&&(x=t.popLocalFrame(x),m=!1,f.push(E)),x}catch(h){let g=h.$h;return g!==void 0?t.throw(g):Script.nextTick(()=>{throw h}),i.defaultValue}finally{W.unlink(u),m&&t.popLocalFrame(NULL),d.delete(u),f.forEach(h=>{if(h===null)return;let g=h.$dispose;g!==void 0&&g.call(h)})}}function Rp(n){let{holder:e,type:t}=n[0];n.some(o=>o.type===t&&o.argumentTypes.length===0)||n.push(Pp([e,t]))}function Pp(n){let e=Fp();return Object.setPrototypeOf(e,ji),e._p=n,e}function Fp(){return function(){return this}}ji=Object.create(Function.prototype,{methodName:{enumerable:!0,get(){return"valueOf"}},holder:{enumerable:!0,get(){return this._p[0]}},type:{enumerable:!0,get(){return this._p[1]}},handle:{enumerable:!0,get(){return NULL}},implementation:{enumerable:!0,get(){return null},set(n){}},returnType:{enumerable:!0,get(){let n=this.holder;return n.$f.use(n.$n)}},argumentTypes:{enumerable:!0,get(){return[]}},canInvokeWith:{enumerable:!0,value(n){return n.length===0}},clone:{enumerable:!0,value(n){throw new Error("Invalid operation")}}});function Up(n,e,t,r,o){let s=e[2]==="s"?mo:yo,i=ptr(e.substr(3)),{$f:a}=r,l,c=o.toReflectedField(t,i,s===mo?1:0);try{l=o.vaMethod("pointer",[])(o.handle,c,o.javaLangReflectField().getGenericType),o.throwIfExceptionPending()}finally{o.deleteLocalRef(c)}let d;try{d=a._getType(o.getTypeName(l))}finally{o.deleteLocalRef(l)}let f,p,u=d.type;return s===mo?(f=o.getStaticField(u),p=o.setStaticField(u)):(f=o.getField(u),p=o.setField(u)),Dp([s,d,i,f,p])}function Dp(n){return function(e){return new Ri([e].concat(n))}}function Ri(n){this._p=n}Object.defineProperties(Ri.prototype,{value:{enumerable:!0,get(){let[n,e,t,r,o]=this._p,s=W.getEnv();s.pushLocalFrame(4);let i=null;try{let a;if(e===yo){if(a=n.$getHandle(),a===null)throw new Error("Cannot access an instance field without an instance")}else i=n.$borrowClassHandle(s),a=i.value;let l=o(s.handle,a,r);return s.throwIfExceptionPending(),t.fromJni(l,s,!0)}finally{i!==null&&i.unref(s),s.popLocalFrame(NULL)}},set(n){let[e,t,r,o,,s]=this._p,i=W.getEnv();i.pushLocalFrame(4);let a=null;try{let l;if(t===yo){if(l=e.$getHandle(),l===null)throw new Error("Cannot access an instance field without an instance")}else a=e.$borrowClassHandle(i),l=a.value;if(!r.isCompatible(n))throw new Error(`Expected value compatible with ${r.className}`);let c=r.toJni(n,i);s(i.handle,l,o,c),i.throwIfExceptionPending()}finally{a!==null&&a.unref(i),i.popLocalFrame(NULL)}}},holder:{enumerable:!0,get(){return this._p[0]}},fieldType:{enumerable:!0,get(){return this._p[1]}},fieldReturnType:{enumerable:!0,get(){return this._p[2]}},toString:{enumerable:!0,value(){let n=`Java.Field{holder: ${this.holder}, fieldType: ${this.fieldType}, fieldReturnType: ${this.fieldReturnType}, value: ${this.value}}`;return n.length<200?n:`Java.Field{
	holder: ${this.holder},
	fieldType: ${this.fieldType},
	fieldReturnType: ${this.fieldReturnType},
	value: ${this.value},
}`.split(`
`).map(t=>t.length>200?t.slice(0,t.indexOf(" ")+1)+"...,":t).join(`
`)}}});var Cn=class n{static fromBuffer(e,t){let r=ki(t),o=r.getCanonicalPath().toString(),s=new File(o,"w");return s.write(e.buffer),s.close(),Bp(o,t),new n(o,r,t)}constructor(e,t,r){this.path=e,this.file=t,this._factory=r}load(){let{_factory:e}=this,{codeCacheDir:t}=e,r=e.use("dalvik.system.DexClassLoader"),o=e.use("java.io.File"),s=this.file;if(s===null&&(s=e.use("java.io.File").$new(this.path)),!s.exists())throw new Error("File not found");o.$new(t).mkdirs(),e.loader=r.$new(s.getCanonicalPath(),t,null,e.loader),W.preventDetachDueToClassLoader()}getClassNames(){let{_factory:e}=this,t=e.use("dalvik.system.DexFile"),r=ki(e),o=t.loadDex(this.path,r.getCanonicalPath(),0),s=[],i=o.entries();for(;i.hasMoreElements();)s.push(i.nextElement().toString());return s}};function ki(n){let{cacheDir:e,tempFileNaming:t}=n,r=n.use("java.io.File"),o=r.$new(e);return o.mkdirs(),r.createTempFile(t.prefix,t.suffix+".dex",o)}function Bp(n,e){e.use("java.io.File").$new(n).setWritable(!1,!1)}function Vp(){switch(ye.state){case"empty":{ye.state="pending";let n=ye.factories[0],e=n.use("java.util.HashMap"),t=n.use("java.lang.Integer");ye.loaders=e.$new(),ye.Integer=t;let r=n.loader;return r!==null&&wo(n,r),ye.state="ready",ye}case"pending":do Thread.sleep(.05);while(ye.state==="pending");return ye;case"ready":return ye}}function wo(n,e){let{factories:t,loaders:r,Integer:o}=ye,s=o.$new(t.indexOf(n));r.put(e,s);for(let i=e.getParent();i!==null&&!r.containsKey(i);i=i.getParent())r.put(i,s)}function Pi(n){let e=vt.get(n);e===void 0&&(e=0),e++,vt.set(n,e)}function Fi(n){let e=vt.get(n);if(e===void 0)throw new Error(`Thread ${n} is not ignored`);e--,e===0?vt.delete(n):vt.set(n,e)}function zp(n){return n.slice(n.lastIndexOf(".")+1)}function So(n,e){let t=[],r=n.getArrayLength(e);for(let o=0;o!==r;o++){let s=n.getObjectArrayElement(e,o);try{t.push(n.getTypeName(s))}finally{n.deleteLocalRef(s)}}return t}function $p(n){let e=n.split(".");return e[e.length-1]+".java"}var Jp=4,Ui=Process.pointerSize,xo=class{ACC_PUBLIC=1;ACC_PRIVATE=2;ACC_PROTECTED=4;ACC_STATIC=8;ACC_FINAL=16;ACC_SYNCHRONIZED=32;ACC_BRIDGE=64;ACC_VARARGS=128;ACC_NATIVE=256;ACC_ABSTRACT=1024;ACC_STRICT=2048;ACC_SYNTHETIC=4096;constructor(){this.classFactory=null,this.ClassFactory=Ze,this.vm=null,this.api=null,this._initialized=!1,this._apiError=null,this._wakeupHandler=null,this._pollListener=null,this._pendingMainOps=[],this._pendingVmOps=[],this._cachedIsAppProcess=null;try{this._tryInitialize()}catch{}}_tryInitialize(){if(this._initialized)return!0;if(this._apiError!==null)throw this._apiError;let e;try{e=Jt(),this.api=e}catch(r){throw this._apiError=r,r}if(e===null)return!1;let t=new Re(e);return this.vm=t,bi(t),Ze._initialize(t,e),this.classFactory=new Ze,this._initialized=!0,!0}_dispose(){if(this.api===null)return;let{vm:e}=this;e.perform(t=>{Ze._disposeAll(t),b.dispose(t)}),Script.nextTick(()=>{Re.dispose(e)})}get available(){return this._tryInitialize()}get androidVersion(){return zt()}synchronized(e,t){let{$h:r=e}=e;if(!(r instanceof NativePointer))throw new Error("Java.synchronized: the first argument `obj` must be either a pointer or a Java instance");let o=this.vm.getEnv();ge("VM::MonitorEnter",o.monitorEnter(r));try{t()}finally{o.monitorExit(r)}}enumerateLoadedClasses(e){this._checkAvailable();let{flavor:t}=this.api;t==="jvm"?this._enumerateLoadedClassesJvm(e):t==="art"?this._enumerateLoadedClassesArt(e):this._enumerateLoadedClassesDalvik(e)}enumerateLoadedClassesSync(){let e=[];return this.enumerateLoadedClasses({onMatch(t){e.push(t)},onComplete(){}}),e}enumerateClassLoaders(e){this._checkAvailable();let{flavor:t}=this.api;if(t==="jvm")this._enumerateClassLoadersJvm(e);else if(t==="art")this._enumerateClassLoadersArt(e);else throw new Error("Enumerating class loaders is not supported on Dalvik")}enumerateClassLoadersSync(){let e=[];return this.enumerateClassLoaders({onMatch(t){e.push(t)},onComplete(){}}),e}_enumerateLoadedClassesJvm(e){let{api:t,vm:r}=this,{jvmti:o}=t,s=r.getEnv(),i=Memory.alloc(Jp),a=Memory.alloc(Ui);o.getLoadedClasses(i,a);let l=i.readS32(),c=a.readPointer(),d=[];for(let f=0;f!==l;f++)d.push(c.add(f*Ui).readPointer());o.deallocate(c);try{for(let f of d){let p=s.getClassName(f);e.onMatch(p,f)}e.onComplete()}finally{d.forEach(f=>{s.deleteLocalRef(f)})}}_enumerateClassLoadersJvm(e){this.choose("java.lang.ClassLoader",e)}_enumerateLoadedClassesArt(e){let{vm:t,api:r}=this,o=t.getEnv(),s=r["art::JavaVMExt::AddGlobalRef"],{vm:i}=r;Ce(t,o,a=>{let l=qr(c=>{let d=s(i,a,c);try{let f=o.getClassName(d);e.onMatch(f,d)}finally{o.deleteGlobalRef(d)}return!0});r["art::ClassLinker::VisitClasses"](r.artClassLinker.address,l)}),e.onComplete()}_enumerateClassLoadersArt(e){let{classFactory:t,vm:r,api:o}=this,s=r.getEnv(),i=o["art::ClassLinker::VisitClassLoaders"];if(i===void 0)throw new Error("This API is only available on Android >= 7.0");let a=t.use("java.lang.ClassLoader"),l=[],c=o["art::JavaVMExt::AddGlobalRef"],{vm:d}=o;Ce(r,s,f=>{let p=Wr(u=>(l.push(c(d,f,u)),!0));Zr(()=>{i(o.artClassLinker.address,p)})});try{l.forEach(f=>{let p=t.cast(f,a);e.onMatch(p)})}finally{l.forEach(f=>{s.deleteGlobalRef(f)})}e.onComplete()}_enumerateLoadedClassesDalvik(e){let{api:t}=this,r=ptr("0xcbcacccd"),o=172,s=8,a=t.gDvm.add(o).readPointer(),l=a.readS32(),d=a.add(12).readPointer(),f=l*s;for(let p=0;p<f;p+=s){let m=d.add(p).add(4).readPointer();if(m.isNull()||m.equals(r))continue;let g=m.add(24).readPointer().readUtf8String();if(g.startsWith("L")){let y=g.substring(1,g.length-1).replace(/\//g,".");e.onMatch(y)}}e.onComplete()}enumerateMethods(e){let{classFactory:t}=this,r=this.vm.getEnv(),o=t.use("java.lang.ClassLoader");return ot.enumerateMethods(e,this.api,r).map(s=>{let i=s.loader;return s.loader=i!==null?t.wrap(i,o,r):null,s})}scheduleOnMainThread(e){this.performNow(()=>{this._pendingMainOps.push(e);let{_wakeupHandler:t}=this;if(t===null){let{classFactory:r}=this,o=r.use("android.os.Handler"),s=r.use("android.os.Looper");t=o.$new(s.getMainLooper()),this._wakeupHandler=t}this._pollListener===null&&(this._pollListener=Interceptor.attach(Process.getModuleByName("libc.so").getExportByName("epoll_wait"),this._makePollHook()),Interceptor.flush()),t.sendEmptyMessage(1)})}_makePollHook(){let e=Process.id,{_pendingMainOps:t}=this;return function(){if(this.threadId!==e)return;let r;for(;(r=t.shift())!==void 0;)try{r()}catch(o){Script.nextTick(()=>{throw o})}}}perform(e){if(this._checkAvailable(),!this._isAppProcess()||this.classFactory.loader!==null)try{this.vm.perform(e)}catch(t){Script.nextTick(()=>{throw t})}else this._pendingVmOps.push(e),this._pendingVmOps.length===1&&this._performPendingVmOpsWhenReady()}performNow(e){return this._checkAvailable(),this.vm.perform(()=>{let{classFactory:t}=this;if(this._isAppProcess()&&t.loader===null){let o=t.use("android.app.ActivityThread").currentApplication();o!==null&&Di(t,o)}return e()})}_performPendingVmOpsWhenReady(){this.vm.perform(()=>{let{classFactory:e}=this,t=e.use("android.app.ActivityThread"),r=t.currentApplication();if(r!==null){Di(e,r),this._performPendingVmOps();return}let o=this,s=!1,i="early",a=t.handleBindApplication;a.implementation=function(d){if(d.instrumentationName.value!==null){i="late";let p=e.use("android.app.LoadedApk").makeApplication;p.implementation=function(u,m){return s||(s=!0,Bi(e,this),o._performPendingVmOps()),p.apply(this,arguments)}}a.apply(this,arguments)};let c=t.getPackageInfo.overloads.map(d=>[d.argumentTypes.length,d]).sort(([d],[f])=>f-d).map(([d,f])=>f)[0];c.implementation=function(...d){let f=c.call(this,...d);return!s&&i==="early"&&(s=!0,Bi(e,f),o._performPendingVmOps()),f}})}_performPendingVmOps(){let{vm:e,_pendingVmOps:t}=this,r;for(;(r=t.shift())!==void 0;)try{e.perform(r)}catch(o){Script.nextTick(()=>{throw o})}}use(e,t){return this.classFactory.use(e,t)}openClassFile(e){return this.classFactory.openClassFile(e)}choose(e,t){this.classFactory.choose(e,t)}retain(e){return this.classFactory.retain(e)}cast(e,t){return this.classFactory.cast(e,t)}array(e,t){return this.classFactory.array(e,t)}backtrace(e){return Kr(this.vm,e)}isMainThread(){let e=this.classFactory.use("android.os.Looper"),t=e.getMainLooper(),r=e.myLooper();return r===null?!1:t.$isSameObject(r)}registerClass(e){return this.classFactory.registerClass(e)}deoptimizeEverything(){let{vm:e}=this;return eo(e,e.getEnv())}deoptimizeBootImage(){let{vm:e}=this;return to(e,e.getEnv())}deoptimizeMethod(e){let{vm:t}=this;return Yr(t,t.getEnv(),e)}_checkAvailable(){if(!this.available)throw new Error("Java API not available")}_isAppProcess(){let e=this._cachedIsAppProcess;if(e===null){if(this.api.flavor==="jvm")return e=!1,this._cachedIsAppProcess=e,e;let t=new NativeFunction(Module.getGlobalExportByName("readlink"),"pointer",["pointer","pointer","pointer"],{exceptions:"propagate"}),r=Memory.allocUtf8String("/proc/self/exe"),o=1024,s=Memory.alloc(o),i=t(r,s,ptr(o)).toInt32();if(i!==-1){let a=s.readUtf8String(i);e=/^\/system\/bin\/app_process/.test(a)}else e=!0;this._cachedIsAppProcess=e}return e}};function Di(n,e){let t=n.use("android.os.Process");n.loader=e.getClassLoader(),t.myUid()===t.SYSTEM_UID.value?(n.cacheDir="/data/system",n.codeCacheDir="/data/dalvik-cache"):"getCodeCacheDir"in e?(n.cacheDir=e.getCacheDir().getCanonicalPath(),n.codeCacheDir=e.getCodeCacheDir().getCanonicalPath()):(n.cacheDir=e.getFilesDir().getCanonicalPath(),n.codeCacheDir=e.getCacheDir().getCanonicalPath())}function Bi(n,e){let t=n.use("java.io.File");n.loader=e.getClassLoader();let r=t.$new(e.getDataDir()).getCanonicalPath();n.cacheDir=r,n.codeCacheDir=r+"/cache"}var ko=new xo;Script.bindWeak(ko,()=>{ko._dispose()});var Vi=ko;var oe=Vi;function qe(){return oe.available?oe.api?.flavor==="jvm"?"hotspot":"art":"native"}var Tn=2,An="$init";function Nn(n,e){return n[e]?.overloads??[]}function zi(n,e,t){let r=t.newGlobalRef(e);return oe.classFactory._make(n,o=>o.newLocalRef(r),t)}var _e=class{$h;owner;constructor(e,t){this.$h=e,this.owner=t}$dispose(){this.owner?.deleteGlobalRef(this.$h)}},Gp={name:"Ljava/lang/Object;",type:"pointer",size:1,defaultValue:NULL,isCompatible:n=>n===null||n instanceof _e,fromJni:(n,e,t)=>n.isNull()?null:t?new _e(e.newGlobalRef(n),e):new _e(n,null),toJni:n=>n===null?NULL:n.$h};function $i(n){let e=t=>t.type==="pointer"?{...Gp,className:t.className}:t;n._p[4]=e(n._p[4]),n._p[5]=n._p[5].map(e)}var Co=new Map,Hp=0,Zp=new NativeFunction(rn(new NativeCallback(n=>Co.get(n)?.(),"void",["int"])),"void",["int"],Se);function at(n,e){let t=null,r=Hp++;if(Co.set(r,()=>{try{e()}catch(o){t=o}}),Zp(r),Co.delete(r),n.deleteLocalRef(n.findClass("java/lang/Object")),t!==null)throw t}var qp=Process.platform==="darwin"?6:1,Wp=.2;function Kp(){let n=Module.findGlobalExportByName("clock_gettime");if(n===null)return null;let e=new NativeFunction(n,"int",["int","pointer"],{scheduling:"exclusive",exceptions:"propagate"}),t=Memory.alloc(2*Process.pointerSize),r=new Uint32Array(ArrayBuffer.wrap(t,2*Process.pointerSize)),o=Process.pointerSize===8;return s=>{e(s,t);let[i,a,l]=r;return o?a*4294967296+i+l/1e9:i+a/1e9}}var Lo=Kp(),Ji=0,Gi=-1/0;function Je(){if(Lo===null){let e=Date.now()/1e3;return{t:e,t_mono:e}}let n=Lo(qp);return n-Gi>Wp&&(Ji=Lo(0)-n,Gi=n),{t:Hi(n+Ji),t_mono:Hi(n)}}function Hi(n){return Math.round(n*1e6)/1e6}var Qp={boolean:"uint8",byte:"int8",char:"uint16",short:"int16",int:"int32",long:"int64",float:"float",double:"double",void:"void"},Zi=new Map,qi=new Map;function Me(n,e){let t=Zi.get(e);return t===void 0&&(t=n.newGlobalRef(n.findClass(e)),Zi.set(e,t)),t}function Kt(n,e,t,r,o=!1){let s=`${e}.${t}${r}`,i=qi.get(s);if(i===void 0){let a=Me(n,e);i=o?n.getStaticMethodId(a,t,r):n.getMethodId(a,t,r),n.throwIfExceptionPending(),qi.set(s,i)}return i}function se(n,e,[t,r,o],s=[],i=[]){let a=Kt(n,t,r,o),l=n.vaMethod("pointer",s)(n.handle,e,a,...i);return n.throwIfExceptionPending(),l}function It(n,e,[t,r,o],s="int32"){let i=Kt(n,t,r,o),a=n.vaMethod(s,[])(n.handle,e,i);return n.throwIfExceptionPending(),a}function Ne(n,[e,t,r],o,s=[],i=[]){let a=Kt(n,e,t,r,!0),l=n.staticVaMethod(o,s)(n.handle,Me(n,e),a,...i);return n.throwIfExceptionPending(),l}function Qt(n,e,[t,r,o],s,i){let a=Kt(n,t,r,o);n.vaMethod("void",s)(n.handle,e,a,...i),n.throwIfExceptionPending()}function Mn(n,e,t,r=[],o=[]){let s=Kt(n,e,"<init>",t),a=n.constructor(r)(n.handle,Me(n,e),s,...o);return n.throwIfExceptionPending(),a}function ct(n,e,t){return n.isInstanceOf(e,Me(n,t))}function lt(n,e,t){let r=n.getStringLength(e),o=Math.min(r,t);if(o===0)return{text:"",cut:r>0};let s=Memory.alloc(2*o);Xp(n,e,o,s);let i=new Uint16Array(s.readByteArray(2*o)),a=[];for(let l=0;l<o;l+=4096)a.push(String.fromCharCode(...i.subarray(l,l+4096)));return{text:a.join(""),cut:o<r}}var Wi=null;function Xp(n,e,t,r){let o=n.handle.readPointer().add(220*Process.pointerSize),s=["pointer","pointer","int","int","pointer"];Wi??=new NativeFunction(o.readPointer(),"void",s,Se),Wi(n.handle,e,0,t,r)}function dt(n,e,t,r,o){let s=Math.max(0,Math.min(r,n.getArrayLength(e)-t,o));if(s===0)return new ArrayBuffer(0);let i=Memory.alloc(s);return n.getByteArrayRegion(e,t,s,i),n.throwIfExceptionPending(),i.readByteArray(s)}function Ao(n,e){return ct(n,e,"java/lang/String")}function Ki(n,e){return ct(n,e,"[B")}function No(n,e){return ct(n,e,"[Ljava/lang/Object;")}function jn(n,e,t){if(Ao(n,e))return lt(n,e,t);let r=se(n,e,["java/lang/Object","toString","()Ljava/lang/String;"]);return r.isNull()?{text:"null",cut:!1}:lt(n,r,t)}function Qi(n){let e=Ne(n,["java/lang/Thread","currentThread","()Ljava/lang/Thread;"],"pointer"),t=se(n,e,["java/lang/Thread","getName","()Ljava/lang/String;"]),{text:r}=lt(n,t,200);return n.deleteLocalRef(t),n.deleteLocalRef(e),r}function Xt(n,e){return Ne(n,["java/lang/System","identityHashCode","(Ljava/lang/Object;)I"],"int32",["pointer"],[e])}function Mo(n,e,t,r){let o=e;No(n,e)||(o=se(n,e,["java/util/Collection","toArray","()[Ljava/lang/Object;"]));let s=n.getArrayLength(o);for(let i=0;i<Math.min(s,t);i++){let a=n.getObjectArrayElement(o,i);n.throwIfExceptionPending(),!a.isNull()&&(r(a),n.deleteLocalRef(a))}return s>t}var Ae=class{name;kind;known=[];constructor(e,t){this.name=e,this.kind=t}read(e,t,r=0){let o=this.memberFor(e,t);if(o===null)throw new Wt(this.name);let s=this.kind==="field"?e.getField(o.type)(e.handle,t,o.id):this.kind==="indexed"?e.vaMethod(o.type,["int32"])(e.handle,t,o.id,r):e.vaMethod(o.type,[])(e.handle,t,o.id);return e.throwIfExceptionPending(),o.isBoolean?s!==0:s}memberFor(e,t){let r=e.getObjectClass(t);try{let o=this.known.find(i=>e.isSameObject(i.klass,r));if(o!==void 0)return o;let s=this.lookUp(e,r);return s!==null&&this.known.length<64&&this.known.push(s),s}finally{e.deleteLocalRef(r)}}lookUp(e,t){let r=this.kind==="field",o=this.reflect(e,t);if(o===null)return null;let s=se(e,o,r?["java/lang/reflect/Field","getType","()Ljava/lang/Class;"]:["java/lang/reflect/Method","getReturnType","()Ljava/lang/Class;"]),i=r?e.fromReflectedField(o):e.fromReflectedMethod(o);e.throwIfExceptionPending();let a=e.getClassName(s);return{klass:e.newGlobalRef(t),id:i,type:Qp[a]??"pointer",isBoolean:a==="boolean"}}reflect(e,t){let r=e.newStringUtf(this.name);try{return this.kind==="field"?se(e,t,["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"],["pointer"],[r]):se(e,t,["java/lang/Class","getMethod","(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;"],["pointer","pointer"],[r,this.kind==="indexed"?Yp(e):NULL])}catch{return null}}};function Xi(n,e,t){let r=n.newStringUtf(t),o;try{o=se(n,e,[...["java/lang/Class","getField","(Ljava/lang/String;)Ljava/lang/reflect/Field;"]],["pointer"],[r])}catch{return null}return se(n,o,[...["java/lang/reflect/Field","get","(Ljava/lang/Object;)Ljava/lang/Object;"]],["pointer"],[NULL])}var Wt=class extends Error{constructor(e){super(`no public member ${e}`)}},To=null;function Yp(n){if(To===null){let e=Me(n,"java/lang/Integer"),t=n.getStaticFieldId(e,"TYPE","Ljava/lang/Class;"),o=n.getStaticField("pointer")(n.handle,e,t);To=n.newGlobalRef(n.newObjectArray(1,Me(n,"java/lang/Class"),o))}return To}function xt(n){let e=oe.vm.getEnv();e.pushLocalFrame(64);try{return n(e)}finally{e.popLocalFrame(NULL)}}var We=65536,jo=class{texts=[];truncated=!1;room=We;addAll(e){for(let t of e)this.add(t)}add(e){if(e===null)return;e.length>this.room&&(this.truncated=!0);let t=e.slice(0,this.room);this.room-=t.length,(t.length>0||e.length===0)&&this.texts.push(t)}};function Ke(n,e,t="text"){return e==null?null:e instanceof _e?Yi(n,e.$h,t):e instanceof NativePointer?e.isNull()?null:Yi(n,e,t):String(e)}function Yi(n,e,t){if(Ao(n,e))return jn(n,e,We+1).text;if(!Ki(n,e))return jn(n,e,We+1).text;let r=new Uint8Array(dt(n,e,0,n.getArrayLength(e),We/2));return t==="mac"?ea(r,":"):t==="hex"?ea(r,""):On(r)}function ea(n,e){return Array.from(n,t=>t.toString(16).padStart(2,"0")).join(e)}var eh="ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";function On(n){let e=[];for(let t=0;t<n.length;t+=3){let r=n.length-t,o=n[t]<<16|(n[t+1]??0)<<8|(n[t+2]??0),s=[18,12,6,0].map(i=>eh[o>>i&63]).join("");e.push(r>=3?s:r===2?s.slice(0,3)+"=":s.slice(0,2)+"==")}return e.join("")}function Oo(n){let e=n.split(".").map(t=>{let r=t.endsWith("?"),o=r?t.slice(0,-1):t,s=o.endsWith("()");return{isOptional:r,reader:new Ae(s?o.slice(0,-2):o,s?"method":"field")}});return(t,r)=>{let o=r;for(let{isOptional:s,reader:i}of e){let a=o instanceof _e?o.$h:o;if(!(a instanceof NativePointer)||a.isNull())return null;try{o=i.read(t,a)}catch(l){if(s&&l instanceof Wt)return null;throw l}}return o}}function th(n){if(n.join.length>0){let t=n.join.map(Oo);return(r,o)=>{let s=t.map(i=>Ke(r,i(r,o),n.format));return[s.every(i=>i===null)?null:s.map(i=>i??"").join(",")]}}if(n.get.length===0)return(t,r)=>[Ke(t,r,n.format)];let e=n.get.map(Oo);return(t,r)=>e.map(o=>Ke(t,o(t,r),n.format))}function nh(n){if(n==="return")return t=>t.result;if(n==="this")return t=>t.receiver;let e=Number(n.slice(4));return t=>t.args[e]}function ta(n){return n!==null&&n.of!=="return"}function na(n){if(n===null)return()=>({value:null,values:[],truncated:!1});let e=nh(n.of);if(n.each===null&&n.get.length===0&&n.join.length===0)return rh(e,n);let t=oh(n);return(r,o)=>{let s=new jo,i=e(o);i!=null&&t(r,i,s);let[a=null,...l]=s.texts;return{value:a,values:l,truncated:s.truncated}}}function rh(n,{format:e}){return(t,r)=>{let o=Ke(t,n(r),e),s=o!==null&&o.length>We;return{value:s?o.slice(0,We):o,values:[],truncated:s}}}function oh(n){let e=th(n);if(n.each===null)return(o,s,i)=>i.addAll(e(o,s));if(n.each==="list")return(o,s,i)=>{let a=s.$h??s;Mo(o,a,n.limit,l=>i.addAll(e(o,l)))&&(i.truncated=!0)};if(n.each==="rows")return sh(n);let t=Oo(`${n.each.count}()`),r=new Ae(n.each.at,"indexed");return(o,s,i)=>{let a=s.$h,l=t(o,s);l>n.limit&&(i.truncated=!0);for(let c=0;c<Math.min(l,n.limit);c++)i.addAll(e(o,r.read(o,a,c)))}}function sh(n){let e=new Ae("getPosition","method"),t=new Ae("getCount","method"),r=new Ae("getColumnNames","method"),o=new Ae("moveToPosition","indexed"),s=new Ae("getString","indexed");return(i,a,l)=>{let c=a.$h,d=e.read(i,c),f=t.read(i,c),p=[],u=0;Mo(i,r.read(i,c),200,h=>{n.columns.includes(jn(i,h,200).text)&&p.push(u),u++});let m=new Set;try{for(let h=0;h<Math.min(f,n.limit);h++){o.read(i,c,h);for(let g of p){let y=s.read(i,c,g),E=Ke(i,y);y.isNull()||i.deleteLocalRef(y),!(E===null||E===""||m.has(E))&&(m.add(E),l.add(E))}}}finally{o.read(i,c,d)}f>n.limit&&(l.truncated=!0)}}function ra(n){let e=n.map(t=>({arg:t.arg,holds:ih(t)}));return(t,r)=>e.every(({arg:o,holds:s})=>{let i=Ke(t,r.args[o]);return i!==null&&s(i)})}function ih({op:n,texts:e}){if(n==="is")return r=>e.includes(r);if(n==="starts_with")return r=>e.some(o=>r.startsWith(o));if(n==="contains")return r=>e.some(o=>r.includes(o));let t=e.map(r=>new RegExp(r));return r=>t.some(o=>o.test(r))}var Ro=65536,ah=512,Uo={cipher:["init","update","updateAAD"],mac:["init","update","reset"],digest:["update","reset"]},lh={cipher:"javax/crypto/Cipher",mac:"javax/crypto/Mac",digest:"java/security/MessageDigest"},Rn={input:[0,-1,-1]},Qe={input:[0,1,2]},ch={"cipher.update([B)":{...Rn,output:[-1,-1]},"cipher.update([B,int,int)":{...Qe,output:[-1,-1]},"cipher.update([B,int,int,[B)":{...Qe,output:[3,-1]},"cipher.update([B,int,int,[B,int)":{...Qe,output:[3,4]},"cipher.update(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"cipher.doFinal()":{output:[-1,-1]},"cipher.doFinal([B)":{...Rn,output:[-1,-1]},"cipher.doFinal([B,int)":{output:[0,1]},"cipher.doFinal([B,int,int)":{...Qe,output:[-1,-1]},"cipher.doFinal([B,int,int,[B)":{...Qe,output:[3,-1]},"cipher.doFinal([B,int,int,[B,int)":{...Qe,output:[3,4]},"cipher.doFinal(java.nio.ByteBuffer,java.nio.ByteBuffer)":{buffer:0,outputBuffer:1},"mac.update([B)":Rn,"mac.update([B,int,int)":Qe,"mac.update(java.nio.ByteBuffer)":{buffer:0},"mac.doFinal()":{output:[-1,-1]},"mac.doFinal([B)":{output:[-1,-1]},"mac.doFinal([B,int)":{output:[0,1]},"digest.update([B)":Rn,"digest.update([B,int,int)":Qe,"digest.update(java.nio.ByteBuffer)":{buffer:0},"digest.digest()":{output:[-1,-1]},"digest.digest([B)":{output:[-1,-1]},"digest.digest([B,int,int)":{output:[0,1]}},kt=class{parts=[];n=0;total=0;get room(){return Ro-this.n}get isCut(){return this.total>this.n}add(e,t){e.byteLength>0&&this.parts.push(new Uint8Array(e)),this.n+=e.byteLength,this.total+=Math.max(t,e.byteLength)}mark(){let{n:e,total:t}=this,r=this.parts.length;return()=>{this.parts.length=r,this.n=e,this.total=t}}text(){let e=new Uint8Array(this.n),t=0;for(let r of this.parts)e.set(r,t),t+=r.length;return On(e)}},Po=class{op="";key=null;input=new kt;output=new kt;clear(){this.input=new kt,this.output=new kt}},Fo=class{byHash=new Map;n=0;of(e,t){let r=Xt(e,t),o=this.byHash.get(r)??[];this.byHash.delete(r),this.byHash.set(r,o);let s=o.find(({weak:a})=>e.isSameObject(a,t));if(s!==void 0)return s.state;this.n>=ah&&this.dropOldest(e);let i=new Po;return o.push({weak:dh(e,t),state:i}),this.n++,i}drop(e,t){let r=Xt(e,t),o=this.byHash.get(r)??[],s=o.findIndex(({weak:i})=>e.isSameObject(i,t));s<0||(ia(e,o[s].weak),o.splice(s,1),this.n--,o.length===0&&this.byHash.delete(r))}dropOldest(e){let[t,r]=this.byHash.entries().next().value;for(let{weak:o}of r)ia(e,o);this.byHash.delete(t),this.n-=r.length}};function aa(n,e,t){let r=n.handle.readPointer().add(e*Process.pointerSize).readPointer();return new NativeFunction(r,t,["pointer","pointer"],Se)}var oa=null,sa=null;function dh(n,e){return oa??=aa(n,226,"pointer"),oa(n.handle,e)}function ia(n,e){sa??=aa(n,227,"void"),sa(n.handle,e)}var la=new Fo;function Do(n,e,t,r,o){let s=Bo(n,e,t,o),{state:i,receiver:a}=s;return s.shape=ch[`${e}.${t}(${r})`]??{},(t==="init"||t==="reset")&&i.clear(),t==="init"&&ph(n,e,i,o),mh(n,i.input,s.shape,o),s.isFinal&&e==="cipher"&&(s.iv=hh(n,a)),s.shape.outputBuffer!==void 0&&(s.outputAt=Vo(n,o.args[s.shape.outputBuffer])),s}function Bo(n,e,t,r){let o=r.receiver,s=la.of(n,o),[i,a]=[s.input.mark(),s.output.mark()],l=()=>{i(),a()};return{kind:e,receiver:o,state:s,shape:{},isFinal:!Uo[e].includes(t),iv:null,outputAt:0,takeBack:l}}function ca(n,e,t){let{kind:r,receiver:o,state:s,isFinal:i,takeBack:a}=e;t?a():i&&r==="digest"?la.drop(n,o):i&&s.clear()}function da(n,e,t){let{state:r,shape:o}=e;if(o.outputBuffer!==void 0){let s=t.args[o.outputBuffer];pa(n,r.output,s.$h,e.outputAt,Vo(n,s))}else if(o.output!==void 0){let[s,i]=o.output,a=s===-1?t.result:t.args[s];if(a==null)return;let l=i===-1?0:t.args[i],c=s===-1?n.getArrayLength(a.$h):uh(n,e,t);r.output.add(dt(n,a.$h,l,c,r.output.room),c)}}function uh(n,{receiver:e},t){return typeof t.result=="number"?t.result:It(n,e,["javax/crypto/Mac","getMacLength","()I"])}function ua(n,e){let{kind:t,receiver:r,state:o,iv:s}=e,i=se(n,r,[lh[t],"getAlgorithm","()Ljava/lang/String;"]),a=lt(n,i,200).text;return{algorithm:a,mode:t==="cipher"?a.split("/")[1]??null:null,op:t==="cipher"?o.op:t,key:o.key,iv:s,input:o.input.text(),output:o.output.text(),input_length:o.input.total,output_length:o.output.total,truncated:o.input.isCut||o.output.isCut}}var fh=["","encrypt","decrypt","wrap","unwrap"];function ph(n,e,t,r){e==="cipher"&&(t.op=fh[r.args[0]]??"");let o=r.args[e==="cipher"?1:0];t.key=null,!(!(o instanceof _e)||!n.isInstanceOf(o.$h,Me(n,"java/security/Key")))&&(t.key=fa(n,o.$h,["java/security/Key","getEncoded","()[B"]))}function hh(n,e){return fa(n,e,["javax/crypto/Cipher","getIV","()[B"])}function fa(n,e,t){try{let r=se(n,e,t);return r.isNull()?null:On(new Uint8Array(dt(n,r,0,Ro,Ro)))}catch{return null}}function mh(n,e,t,r){if(t.buffer!==void 0){let o=r.args[t.buffer];if(!(o instanceof _e))return;let s=It(n,o.$h,["java/nio/Buffer","limit","()I"]);pa(n,e,o.$h,Vo(n,o),s)}else if(t.input!==void 0){let[o,s,i]=t.input,a=r.args[o];if(!(a instanceof _e))return;let l=s===-1?0:r.args[s],c=i===-1?n.getArrayLength(a.$h):r.args[i];e.add(dt(n,a.$h,l,c,e.room),c)}}function Vo(n,e){return e instanceof _e?It(n,e.$h,["java/nio/Buffer","position","()I"]):0}function pa(n,e,t,r,o){let s=Math.max(0,o-r),i=Math.min(s,e.room),a=n.getDirectBufferAddress(t);if(!a.isNull())e.add(a.add(r).readByteArray(i),s);else if(It(n,t,["java/nio/ByteBuffer","hasArray","()Z"],"uint8")!==0){let l=se(n,t,["java/nio/ByteBuffer","array","()[B"]),c=It(n,t,["java/nio/ByteBuffer","arrayOffset","()I"]);e.add(dt(n,l,c+r,s,i),s)}else e.add(new ArrayBuffer(0),s)}var Pn=class{queue;counts=new Map;constructor(e){this.queue=e}run(e,t,r){try{return r()}catch(o){return this.report(e,t,o),null}}report(e,t,r){let o=(this.counts.get(e)??0)+1;this.counts.set(e,o),!(o>20)&&this.queue.put("hook_error",{hook:e,where:t,error:Lt(r)})}};function Lt(n){if(!(n instanceof Error))return typeof n;if(n.$h!==void 0)return n.message.split(":")[0]??"exception";let e=/at (\S+)/.exec(n.stack??"")?.[1]??"";return`${n.name} ${n.constructor.name==="MissingMember"?n.message:""}${e}`.trim()}var Ct=class{limit;seconds;window=-1;n=0;constructor(e,t=1){this.limit=e,this.seconds=t}allows(e){let t=Math.floor(e/this.seconds);return t!==this.window&&(this.window=t,this.n=0),this.n++<this.limit}},zo=class{tid;ours=!1;frames=[];name="";nameUntil=-1/0;constructor(e){this.tid=e}get isIdle(){return this.frames.length===0&&!this.ours}},_h=1e3,Yt=new Map;function $o(){let n=Process.getCurrentThreadId(),e=Yt.get(n);return e===void 0&&(Yt.size>=_h&&gh(),e=new zo(n),Yt.set(n,e)),e}function gh(){for(let[n,e]of Yt)e.isIdle&&Yt.delete(n)}function ut(n){let e=$o(),t=e.ours;e.ours=!0;try{return n()}finally{e.ours=t}}var ha=.05,yh=500,bh=65536,Fn=class{agent;maxUnreadBytes=1/0;sender;seq=0;pending=[];characters=0;oldest=0;timer=null;sent=0;read=0;constructor(){this.agent=Eh(),this.sender=`"agent":"${this.agent}","pid":${Process.id}`,this.listen()}listen(){recv("read",e=>{this.read=e.bytes,this.listen()})}put(e,t,r=Je(),o=!1){return this.putText(e,Fe(t).slice(1,-1),r,o)}putText(e,t,r,o=!1){if(e==="api"&&this.sent-this.read>this.maxUnreadBytes)return!1;let s=this.seq++,i=`{"v":${1},"kind":"${e}","t":${r.t},"t_mono":${r.t_mono},"seq":${s},${this.sender},"event_id":"${this.agent}:${s}",${t}}`;this.pending.length===0&&(this.oldest=r.t_mono),this.pending.push(i),this.characters+=i.length+1;let a=this.pending.length>=yh||this.characters>=bh;return o||a||r.t_mono-this.oldest>ha?this.flush():this.timer??=setTimeout(()=>this.flush(),ha*1e3),!0}flush(){if(this.timer!==null&&(clearTimeout(this.timer),this.timer=null),this.pending.length===0)return;let e=this.pending.join(`
`);this.pending=[],this.characters=0,this.sent+=e.length,send({type:"lines"},Memory.allocUtf8String(e).readByteArray(e.length))}end(){this.flush(),send({type:"end",agent:this.agent,lines:this.seq})}};function Fe(n){if(n===null)return"null";let e=JSON.stringify(n);return/[^\x00-\x7f]/.test(e)?e.replace(/[^\x00-\x7f]/g,t=>"\\u"+t.charCodeAt(0).toString(16).padStart(4,"0")):e}function Eh(){let n=()=>Math.floor(Math.random()*4294967296).toString(16).padStart(8,"0");return n()+n()}var Un=class{spec;state="absent";reason=null;calls=0;dropped=0;value;isMeant;isEarly;rate;isPlain;needsRoom;makesReferences;head;bases=[];cameLater=!1;pausedAt=new Set;constructor(e,t){this.spec=e,this.value=na(e.value),this.isMeant=ra(e.when),this.isEarly=ta(e.value)&&!(e.method===An&&e.value?.of==="this"),this.rate=e.risk==="hot"?new Ct(t.hot_limit):null;let r=e.crypto!==null||e.skip_callers.length>0;this.isPlain=e.when.length===0&&!this.isEarly&&!r,this.needsRoom=this.isEarly||r;let{value:o}=e;this.makesReferences=o!==null&&(o.each!==null||o.get.length>0||o.join.length>0),this.head=`"hook":${Fe(e.id)}`}set(e,t){this.state=e,this.reason=t}},wh={value:null,values:[],truncated:!1},Go={spec:{id:"crypto"}},Dn=class{queue;guard;walker;pauses;trust;sentStacks=new Set;constructor(e,t,r,o,s){this.queue=e,this.guard=t,this.walker=r,this.pauses=o,this.trust=s}onCall(e,t,r){let o=$o();if(o.ours)return e.method.apply(t,r);let s=e.actives.find(({spec:f})=>f.intervention!==null);if(s!==void 0)return this.onCheck(s,e,o,t,r);let i=Je();if(this.pauses.isOver(e,i.t_mono))return e.method.apply(t,r);let l={receiver:e.method.type===Tn?null:t.$h,args:r,result:void 0},c=this.before(e,o,l,i);if(c.length===0)return e.method.apply(t,r);let d=c.some(({crypto:f})=>f!==null)?null:c.map(({active:f})=>f);o.frames.push({group:e.group,receiver:l.receiver,told:d});try{l.result=e.method.apply(t,r)}catch(f){throw o.frames.pop(),this.after(c,o,l,i,f.$h===void 0?null:Lt(f)),f}return o.frames.pop(),this.after(c,o,l,i,null),l.result}onCheck(e,t,r,o,s){try{return t.method.apply(o,s)}catch(i){if(i.$h===void 0)throw i;let a=[];if(this.within(r,!1,l=>{let c=this.trust.passed(l,t.method,e.spec.intervention?.chain.map(f=>s[f])??[]);if(c===null)return;a.push(c);let d={receiver:null,args:s,result:void 0};this.report(l,{active:e,crypto:null,stack:null,done:!1},r,d,Je(),Lt(i))}),a[0]===void 0)throw i;return a[0].result}}before(e,t,r,o){let{actives:s,feeds:i}=e;if(i.length===0&&t.frames.length===0&&s.every(d=>d.isPlain))return s.map(d=>({active:d,crypto:null,stack:null,done:!1}));let l=[],c=i.length>0||s.some(d=>d.needsRoom);return this.within(t,c,d=>{let f=t.frames.filter(p=>p.group===e.group&&(p.receiver===null||r.receiver===null||d.isSameObject(p.receiver,r.receiver)));for(let p of i){let u=this.guard.run(p,"feed",()=>Do(d,p,e.method._p[0],e.types,r));(u?.shape.output!==void 0||u?.shape.outputBuffer!==void 0)&&l.push({active:Go,crypto:u,stack:null,done:!1})}for(let p of s){if(f.some(({told:m})=>m===null||m.includes(p)))continue;let u=this.guard.run(p.spec.id,"before",()=>this.begin(d,p,e,t,r,o));u!==null&&l.push(u)}}),l}begin(e,t,r,o,s,i){if(!t.isMeant(e,s))return null;let{crypto:a,skip_callers:l}=t.spec,c=a!==null||l.length>0?this.walker.walk(e):null,d=r.method._p[0];if(c!==null&&l.some(u=>c.direct.startsWith(u)))return a===null?null:{active:Go,crypto:Bo(e,a,d,s),stack:c,done:!1};let f=a!==null?Do(e,a,d,r.types,s):null,p={active:t,crypto:f,stack:c,done:!1};return t.isEarly&&this.report(e,p,o,s,i,null),p}after(e,t,r,o,s){let i=e.some(({active:a,crypto:l})=>l!==null||a.makesReferences);this.within(t,i,a=>{for(let l of e){if(l.done)continue;let{active:c,crypto:d}=l;this.guard.run(c.spec.id,"after",()=>{d!==null&&s===null&&da(a,d,r),c!==Go&&this.report(a,l,t,r,o,s)}),d!==null&&this.guard.run(c.spec.id,"settle",()=>ca(a,d,s!==null))}})}within(e,t,r){let o=e.ours;e.ours=!0;try{t?xt(r):r(oe.vm.getEnv())}catch(s){this.guard.report("agent","frame",s)}finally{e.ours=o}}report(e,t,r,o,s,i){let{active:a,crypto:l}=t,{spec:c}=a;if(t.done=!0,a.calls++,a.rate!==null&&!a.rate.allows(s.t_mono)){a.dropped++;return}let d=i===null?a.value(e,o):wh,f=t.stack??this.walker.walk(e),p=l!==null&&i===null?ua(e,l):null,{truncated:u=!1,...m}=p??{},h=c.log_args.map(y=>Ke(e,o.args[y])?.slice(0,We)??null),g=`${a.head},"tid":${r.tid},"thread":${Sh(e,r,s)},"value":${Fe(d.value)},"values":${ma(d.values)},"args":${ma(h)},"crypto":${p===null?"null":Fe(m)},${f.text},"error":${Fe(i)},"truncated":${d.truncated||u===!0}`;this.sayStack(f,s),this.queue.putText("api",g,s,a.calls===1)||a.dropped++}sayStack(e,t){e.frames.length===0||this.sentStacks.has(e.hash)||this.queue.put("stack",{stack_hash:e.hash,frames:e.frames},t)&&this.sentStacks.add(e.hash)}};function ma(n){return n.length===0?"[]":Fe(n)}function Sh(n,e,t){return t.t_mono>e.nameUntil&&(e.name=Fe(Qi(n)),e.nameUntil=t.t_mono+1),e.name}var Bn=class{isHotspot=qe()==="hotspot";n=0;seen=new Set;taken=new Set;find(e,t){let r=new Map,o=(s,i)=>{let a=r.get(s)??[];a.push(this.take(e,s,i)),r.set(s,a)};if(this.isHotspot)for(let[s,i]of this.loaded(e,a=>t.has(a)))o(s,i);for(let s of t){if(r.has(s))continue;let i=this.isHotspot?this.load(e,s):this.use(e,s);i!==null&&o(s,i)}return r}implementers(e,t){let r=[],o=a=>t.flatMap((l,c)=>e.isAssignableFrom(a,l)&&!e.isSameObject(a,l)?[c]:[]),s=[];return this.loaded(e,(a,l)=>{let c=o(l);return c.length>0&&s.push(c),c.length>0}).forEach(([a,l],c)=>{if(!a.startsWith("["))for(let d of s[c]??[])r.push([this.take(e,a,l),d])}),r}newcomers(e,t,r){return this.loaded(e,(s,i)=>t.has(s)?!this.taken.has(_a(e,s,i)):this.seen.has(s)?!1:(this.seen.add(s),!s.startsWith("[")&&r.some(a=>e.isAssignableFrom(i,a)))).map(([s,i])=>this.take(e,s,i))}take(e,t,r){this.link(e,r),this.taken.add(_a(e,t,r));let o=e.newGlobalRef(r);return{name:t,klass:o,wrapper:zi(`${t}#${this.n++}`,o,e)}}link(e,t){if(!this.isHotspot)return;let r=se(e,t,["java/lang/Class","getDeclaredMethods","()[Ljava/lang/reflect/Method;"]);e.deleteLocalRef(r)}loaded(e,t){let r=[];return oe.enumerateLoadedClasses({onMatch:(o,s)=>{t(o,s)&&r.push([o,e.newLocalRef(s)])},onComplete:()=>{}}),r}load(e,t){let r=e.newStringUtf(t);try{let o=Ne(e,["java/lang/ClassLoader","getSystemClassLoader","()Ljava/lang/ClassLoader;"],"pointer");return se(e,o,["java/lang/ClassLoader","loadClass","(Ljava/lang/String;)Ljava/lang/Class;"],["pointer"],[r])}catch(o){return ga(e,o)}}use(e,t){try{return oe.use(t).$copyClassHandle(e)}catch(r){return ga(e,r)}}};function _a(n,e,t){return`${e}#${Xt(n,t)}`}function ga(n,e){let t=e.$h;if(t!==void 0&&(n.isInstanceOf(t,Me(n,"java/lang/ClassNotFoundException"))||n.isInstanceOf(t,Me(n,"java/lang/NoClassDefFoundError"))))return null;throw e}var vh=805372416,Vn=56,ya=50,Ue=Process.pointerSize,zn=class n{handle;prepared=null;callback=null;getStackTrace;getMethodName;getDeclaringClass;getSignature;deallocate;setCallbacks;setMode;disposeEnvironment;constructor(e){this.handle=e,this.getStackTrace=this.fn(104,["pointer","pointer","int","int","pointer","pointer"]),this.getMethodName=this.fn(64,["pointer","pointer","pointer","pointer","pointer"]),this.getDeclaringClass=this.fn(65,["pointer","pointer","pointer"]),this.getSignature=this.fn(48,["pointer","pointer","pointer","pointer"]),this.deallocate=this.fn(47,["pointer","pointer"]),this.setCallbacks=this.fn(122,["pointer","pointer","int"]),this.setMode=this.fn(2,["pointer","int","int","pointer","..."]),this.disposeEnvironment=this.fn(127,["pointer"])}static open(){let e=oe.vm.handle,t=Memory.alloc(Ue);return new NativeFunction(e.readPointer().add(6*Ue).readPointer(),"int",["pointer","pointer","int"],Se)(e,t,vh)===0?new n(t.readPointer()):null}fn(e,t){let r=this.handle.readPointer().add((e-1)*Ue).readPointer();return new NativeFunction(r,"int",t,Se)}stackInto(e,t,r){return this.getStackTrace(this.handle,NULL,0,t,e,r)===0}methodName(e,t){let r=Memory.alloc(4*Ue);if(this.getMethodName(this.handle,e,r,NULL,NULL)!==0)return"unknown.unknown";let o=this.take(r);if(this.getDeclaringClass(this.handle,e,r.add(Ue))!==0)return`unknown.${o}`;let s=r.add(Ue).readPointer(),i=this.className(s);return t.deleteLocalRef(s),`${i}.${o}`}className(e){let t=Memory.alloc(Ue);return this.getSignature(this.handle,e,t,NULL)!==0?"unknown":this.take(t).slice(1,-1).replace(/\//g,".")}take(e){let t=e.readPointer().readUtf8String()??"";return this.deallocate(this.handle,e.readPointer()),t}onClassPrepared(e){this.callback=new NativeCallback((r,o,s,i)=>e(i),"void",["pointer","pointer","pointer","pointer"]);let t=Vn-ya+1;this.prepared=Memory.alloc(t*Ue),this.prepared.add((Vn-ya)*Ue).writePointer(this.callback),this.setCallbacks(this.handle,this.prepared,t*Ue),this.setMode(this.handle,1,Vn,NULL)}close(){this.prepared!==null&&(this.setMode(this.handle,0,Vn,NULL),this.setCallbacks(this.handle,NULL,0)),this.disposeEnvironment(this.handle)}};var ba=3,Ih=2,xh=16,kh=60,$n=class{guard;limit;say;isClosed=!1;constructor(e,t,r){this.guard=e,this.limit=t,this.say=r}none(){return{rate:new Ct(this.limit,ba),isOn:!1,seconds:0,ended:-1/0}}isOver(e,t){let{pause:r}=e;return r.isOn||r.rate.allows(t)?r.isOn:(r.isOn=!0,r.seconds=t-r.ended>kh?Ih:Math.min(r.seconds*2,xh),setTimeout(()=>this.begin(e),0),!0)}begin(e){if(this.isClosed)return;this.put(e,null);let t=`called more than ${this.limit} times in ${ba} s: off for ${e.pause.seconds} s`;this.tell(e,"paused",t),setTimeout(()=>this.end(e),e.pause.seconds*1e3)}end(e){if(this.isClosed)return;this.put(e,e.implementation);let{seconds:t}=e.pause;e.pause={...this.none(),seconds:t,ended:Je().t_mono},this.tell(e,"active",null)}put(e,t){this.guard.run("agent","pause",()=>ut(()=>oe.vm.perform(r=>at(r,()=>void(e.method.implementation=t)))))}tell(e,t,r){for(let o of e.actives)t==="paused"?o.pausedAt.add(e):o.pausedAt.delete(e),!(t==="active"&&o.pausedAt.size>0)&&(o.set(t,r),this.say(o))}close(){this.isClosed=!0}};var Tt=48,Ch=2e4,Lh=/^(?:java|javax|jdk|sun|com\.sun|android|androidx|com\.android|dalvik|libcore|kotlin|kotlinx)\.|^org\.apache\.harmony\./,Th=/^(?:java\.security|javax\.crypto)\./;function Ah(n){let e=n[0],t=n.findIndex(i=>i!==e),r=t===-1?[]:n.slice(t),o=Nh(r.join(`
`)),s=r.find(i=>!Lh.test(i))??null;return{hash:o,frames:r,caller:s,text:`"caller":${Fe(s)},"stack_hash":"${o}"`,direct:r.find(i=>!Th.test(i))??""}}function Nh(n){return Checksum.compute("sha256",n).slice(0,16)}var Jn=class{stacks=new Map;get(e,t){let r=this.stacks.get(e);return r===void 0&&(r=Ah(t()),this.stacks.size>=Ch&&this.stacks.clear(),this.stacks.set(e,r)),r}},ft=2*Process.pointerSize,Ho=class{frames=Memory.alloc(Tt*ft+8);count=this.frames.add(Tt*ft);words=new Uint32Array(ArrayBuffer.wrap(this.frames,Tt*ft+8));get depth(){return this.words[Tt*ft/4]}},Zo=class{jvmti;known=new Jn;names=new Map;rooms=[];constructor(e){this.jvmti=e}walk(e){let t=this.rooms.pop()??new Ho;try{let r=this.jvmti.stackInto(t.frames,Tt,t.count)?t.depth:0;return this.known.get(Mh(t.words,r),()=>this.frames(t.frames,r,e))}finally{this.rooms.push(t)}}frames(e,t,r){let o=[];for(let s=0;s<t;s++){let i=e.add(s*2*Process.pointerSize).readPointer(),a=i.toString(),l=this.names.get(a);l===void 0&&(l=this.jvmti.methodName(i,r).replace(/[.+/]0x[0-9a-f]+(?=\.)/,""),this.names.set(a,l)),o.push(l)}return o}};function Mh(n,e){let t=-2128831035,r=19088743;for(let o=0;o<e*ft/4;o+=ft/4){let s=n[o];t=Math.imul(t^s,16777619),r=Math.imul(r^s^(ft===16?n[o+1]:0),1540483477)^r>>>15}return`${t}:${r}:${e}`}var qo=class{known=new Jn;walk(e){let t=Mn(e,"java/lang/Throwable","()V"),r=se(e,t,["java/lang/Throwable","getStackTrace","()[Ljava/lang/StackTraceElement;"]),o=Ne(e,["java/util/Arrays","hashCode","([Ljava/lang/Object;)I"],"int32",["pointer"],[r]),s=this.known.get(`${o}`,()=>this.frames(r,e));return e.deleteLocalRef(r),e.deleteLocalRef(t),s}frames(e,t){let r=Ne(t,["java/util/Arrays","toString","([Ljava/lang/Object;)Ljava/lang/String;"],"pointer",["pointer"],[e]);return lt(t,r,65536).text.slice(1,-1).split(", ").slice(0,Tt).map(jh)}};function jh(n){let e=n.split("(")[0].split("/"),t=e[e.length-1];return!t.startsWith("0x")||e.length<2?t:`${e[e.length-2]}.${t.split(".").pop()}`}var Oh={hash:"",frames:[],caller:null,direct:"",text:'"caller":null,"stack_hash":null'},Rh={walk:()=>Oh};function Ea(n,e){return e==="none"?Rh:n!==null&&e==="auto"?new Zo(n):new qo}var en="Ljava/lang/String;",Gn=class{caPem;manager=null;invoke=new Ae("invoke","method");constructor(e){this.caPem=e}passed(e,t,r){for(let o of r){let s=o instanceof _e?this.chainOf(e,o.$h):null;if(s===null||!this.accepts(e,s))continue;let{className:i}=t.returnType;return i==="void"?{result:void 0}:i==="boolean"?{result:!0}:i!=="java.util.List"?null:{result:new _e(wa(e,s),null)}}return null}accepts(e,t){this.manager??=e.newGlobalRef(this.makeManager(e));try{return Qt(e,this.manager,["javax/net/ssl/X509TrustManager","checkServerTrusted",`([Ljava/security/cert/X509Certificate;${en})V`],["pointer","pointer"],[t,e.newStringUtf("UNKNOWN")]),!0}catch{return!1}}chainOf(e,t){if(ct(e,t,"[Ljava/security/cert/X509Certificate;"))return t;if(ct(e,t,"java/util/Collection"))return this.asArray(e,t);if(No(e,t))return this.asArray(e,wa(e,t));let r=this.invoke.read(e,t);return!(r instanceof NativePointer)||!ct(e,r,"java/util/Collection")?null:this.asArray(e,r)}asArray(e,t){let r=e.newObjectArray(0,e.findClass("java/security/cert/X509Certificate"),NULL),o="([Ljava/lang/Object;)[Ljava/lang/Object;";try{return se(e,t,["java/util/Collection","toArray",o],["pointer"],[r])}catch{return null}}makeManager(e){let t="java/security/KeyStore",r="javax/net/ssl/TrustManagerFactory",o=Ne(e,[t,"getDefaultType",`()${en}`],"pointer"),s=Wo(e,t,o);Qt(e,s,[...[t,"load","(Ljava/io/InputStream;[C)V"]],["pointer","pointer"],[NULL,NULL]);let a=[t,"setCertificateEntry",`(${en}Ljava/security/cert/Certificate;)V`];Qt(e,s,[...a],["pointer","pointer"],[e.newStringUtf("consentinel"),this.certificate(e)]);let l=Ne(e,[r,"getDefaultAlgorithm",`()${en}`],"pointer"),c=Wo(e,r,l);Qt(e,c,[r,"init",`(L${t};)V`],["pointer"],[s]);let d=se(e,c,[r,"getTrustManagers","()[Ljavax/net/ssl/TrustManager;"]);return e.getObjectArrayElement(d,0)}certificate(e){let t="java/security/cert/CertificateFactory",r=Wo(e,t,e.newStringUtf("X.509")),o=e.newStringUtf(this.caPem),s=se(e,o,["java/lang/String","getBytes","()[B"]),i=Mn(e,"java/io/ByteArrayInputStream","([B)V",["pointer"],[s]);return se(e,r,[t,"generateCertificate","(Ljava/io/InputStream;)Ljava/security/cert/Certificate;"],["pointer"],[i])}};function Wo(n,e,t){return Ne(n,[e,"getInstance",`(${en})L${e};`],"pointer",["pointer"],[t])}function wa(n,e){return Ne(n,[...["java/util/Arrays","asList","([Ljava/lang/Object;)Ljava/util/List;"]],"pointer",["pointer"],[e])}var Ph=1024,Sa=1e3,Fh=.05,Uh="came after the start and was found by looking; its calls before that were not seen",Hn=class{queue;guard;options;actives=[];targets=new Map;classes=new Bn;jvmti=qe()==="hotspot"?zn.open():null;calls;pauses;isListening=!1;timer=null;said=new Map;constructor(e,t,r){this.queue=e,this.guard=t,this.options=r,this.pauses=new $n(t,r.busy_limit,o=>this.sayStatus(o)),this.calls=new Dn(e,t,Ea(this.jvmti,r.stacks),this.pauses,new Gn(r.trusted_ca))}install(e){let t=e.map(o=>new Un(o,this.options));this.actives.push(...t);let r=t.filter(o=>!this.isOff(o));this.listen(),ut(()=>xt(o=>{let s=new Set(r.map(({spec:a})=>a.class)),i=this.classes.find(o,s);at(o,()=>{for(let a of r)this.hookFound(o,a,i.get(a.spec.class)??[]);this.hookImplementers(o,r)})}));for(let o of t)this.sayHook(o.spec),this.said.set(o,""),this.sayStatus(o);this.readFields(r)}isOff(e){let{spec:t}=e;if(t.risk==="fragile"&&!this.options.enable.includes(t.id))return e.set("off","can crash some apps; enable it by name"),!0;if(qe()==="art"){let r=Bh();if(r<t.since_api||r>(t.until_api??r))return e.set("absent",`is of API levels ${t.since_api} to ${t.until_api??"now"}, and this is ${r}`),!0}return!1}hookFound(e,t,r){if(r.length===0){t.set("absent",`class not found: ${t.spec.class}`);return}for(let o of r)this.hookClass(e,t,o)}hookClass(e,t,r){let{spec:o}=t;if(o.field!==""){t.set("active",null);return}try{let s=Nn(r.wrapper,o.method),i=s.filter(c=>Ia(c,o.args));if(i.length===0){t.set(s.length===0?"absent":"failed",Dh(o,s));return}let a=i.filter(c=>!Ko(e,c));for(let c of a)this.addTo(c,t);o.crypto!==null&&this.hookFeeders(e,r.wrapper,o.crypto),(a.length<i.length||o.interface)&&t.bases.push(r);let l=a.length===0?"no implementer is loaded yet":null;(t.state!=="active"||t.reason!==null)&&t.set("active",l)}catch(s){t.set("failed",Lt(s))}}hookFeeders(e,t,r){for(let o of Uo[r])for(let s of Nn(t,o)){if(s.argumentTypes.length===1&&s.argumentTypes[0]?.className==="byte"||Ko(e,s))continue;let a=this.target(s,{class:t.$n,method:o});a.feeds.includes(r)||a.feeds.push(r)}}hookImplementers(e,t){let r=t.flatMap(s=>s.bases.map(i=>({active:s,klass:i.klass})));if(r.length===0)return;let o=r.map(({klass:s})=>s);for(let[s,i]of this.classes.implementers(e,o))this.hookImplementer(e,r[i].active,s)}hookImplementer(e,t,r){let{spec:o}=t;this.guard.run(o.id,"implementer",()=>{for(let s of Nn(r.wrapper,o.method))!Ia(s,o.args)||Ko(e,s)||(this.addTo(s,t),t.set("active",null))})}addTo(e,t){let{actives:r}=this.target(e,t.spec);r.includes(t)||r.push(t)}target(e,t){let r=e.handle.toString(),o=this.targets.get(r);if(o===void 0){let s=e.argumentTypes.map(l=>l.className).join(","),{calls:i}=this,a={method:e,group:`${t.class}.${t.method}`,types:s,actives:[],feeds:[],implementation:function(...l){return i.onCall(a,this,l)},pause:this.pauses.none()};o=a,this.targets.set(r,o),$i(e),e.implementation=o.implementation}return o}readFields(e){ut(()=>xt(t=>{for(let r of e){let{spec:o}=r;o.field!==""&&r.state==="active"&&this.readField(t,r)}}))}readField(e,t){let{spec:r}=t;this.guard.run(r.id,"field",()=>{let[o]=this.classes.find(e,new Set([r.class])).get(r.class)??[],s=o===void 0?null:Xi(e,o.klass,r.field);if(s===null)t.set("failed",`${r.class} has no public static field ${r.field}`),this.sayStatus(t);else if(!s.isNull()){let{value:i,values:a,truncated:l}=t.value(e,{receiver:null,args:[],result:s});this.queue.put("field",{hook:r.id,value:i,values:a,truncated:l})}})}sayHook(e){let{id:t,method:r,data_type:o,event:s,risk:i,intervention:a}=e;this.queue.put("hook",{hook:t,class:e.class,method:r,data_type:o,event:s,risk:i,intervention:a!==null})}sayStatus(e){let t=va(e),r=JSON.stringify(t);(this.said.get(e)??r)!==r&&(this.said.set(e,r),this.queue.put("status",{...t}))}listen(){this.isListening||(this.isListening=!0,this.jvmti!==null&&this.options.classes==="auto"?this.jvmti.onClassPrepared(e=>this.onClass(e)):this.lookAgainIn(Sa))}lookAgainIn(e){this.timer=setTimeout(()=>{let t=Date.now();ut(()=>this.guard.run("agent","later",()=>oe.vm.perform(r=>this.lookAgain(r)))),this.isListening&&this.lookAgainIn(Math.max(Sa,(Date.now()-t)/Fh))},e)}lookAgain(e){xt(()=>{let t=this.actives.filter(({state:i})=>i!=="off"&&i!=="failed"),r=new Set(t.map(({spec:i})=>i.class)),o=t.flatMap(i=>i.bases.map(({klass:a})=>a)),s=this.classes.newcomers(e,r,o);s.length!==0&&at(e,()=>{for(let i of s)this.hookLater(e,i,this.meantBy(e,i.name,i.klass));this.hookImplementers(e,t.filter(i=>i.bases.some(a=>s.includes(a))))})})}onClass(e){ut(()=>this.guard.run("agent","class",()=>oe.vm.perform(t=>{let r=this.jvmti.className(e),o=this.meantBy(t,r,e);o.length>0&&at(t,()=>this.hookLater(t,this.classes.take(t,r,e),o))})))}meantBy(e,t,r){return this.actives.filter(({bases:o,spec:s,state:i})=>i==="off"||i==="failed"?!1:s.class===t||o.some(a=>e.isAssignableFrom(r,a.klass)))}hookLater(e,t,r){for(let o of r){let s=`${o.state} ${o.reason}`;o.spec.class===t.name?this.hookClass(e,o,t):this.hookImplementer(e,o,t),this.timer!==null&&(o.cameLater=!0),s!==`${o.state} ${o.reason}`&&this.sayStatus(o)}}status(){return this.actives.map(va)}sayAll(){for(let e of this.actives)this.sayStatus(e)}uninstall(){this.close(),this.pauses.close(),oe.vm.perform(e=>{at(e,()=>{for(let{method:t}of this.targets.values())t.implementation=null})}),this.targets.clear()}close(){this.isListening&&(this.isListening=!1,this.timer!==null&&clearTimeout(this.timer),this.jvmti?.close())}};function va({spec:n,state:e,reason:t,cameLater:r,calls:o,dropped:s}){let i=t??(r&&e==="active"?Uh:null);return{hook:n.id,state:e,reason:i,calls:o,dropped:s}}function Ia(n,e){if(e===null)return!0;let t=n.argumentTypes.map(r=>r.className).join(",");return e.some(r=>r.join(",")===t)}function Dh(n,e){if(e.length===0)return`${n.class} has no method ${n.method}`;let t=e.map(o=>`(${o.argumentTypes.map(s=>s.className).join(", ")})`);return`no overload ${(n.args??[]).map(o=>`(${o.join(", ")})`).join(" or ")}; there are ${t.sort().join(" ")}`}function Ko(n,e){if(e._p[0]===An)return!1;let t=e.holder.$copyClassHandle(n),r=n.toReflectedMethod(t,e.handle,e.type===Tn?1:0);n.deleteLocalRef(t);let o=n.vaMethod("int32",[])(n.handle,r,n.javaLangReflectMethod().getModifiers);return n.deleteLocalRef(r),(o&Ph)!==0}function Bh(){return oe.use("android.os.Build$VERSION").SDK_INT.value}var xa=1,Xe=new Fn,Vh=new Pn(Xe),pt=null,ka=!1;function Ca(){ka||(ka=!0,pt?.sayAll(),Xe.end())}rpc.exports={hello(){return{protocol:xa,agent:Xe.agent,pid:Process.id,runtime:qe()}},install(n,e){return new Promise((t,r)=>{let o=()=>{try{Xe.maxUnreadBytes=e.max_unread_bytes,Xe.put("agent",{process:Process.mainModule.name,protocol:xa,bundle_sha256:e.bundle_sha256,runtime:qe()}),pt??=new Hn(Xe,Vh,e),pt.install(n),Xe.flush(),t(pt.status())}catch(s){r(s)}};oe.available?oe.perform(o):r(new Error("no Java runtime in this process"))})},status(){return pt?.status()??[]},ping(){return Je()},flush(){Xe.flush()},uninstall(){Ca(),pt?.uninstall()},dispose(n){Ca(),n==="unload"&&pt?.close()}};})();
